"""Who answers whom: depths, orphans and circles of any set of parent links, without recursion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class Chains:
    """``depths`` begin at 1; ``parents`` has orphans and broken circles as roots."""

    depths: dict[str, int]
    parents: dict[str, str | None]
    orphans: list[str]
    broken: list[str]  # one for each circle, where it was broken

    @property
    def deepest(self) -> int:
        return max(self.depths.values(), default=0)


def follow(parents: Mapping[str, str | None]) -> Chains:
    """Make a forest of parent links; linear in their number, at any depth."""
    chains = Chains({}, {}, [], [])
    for key, parent in parents.items():
        known = parent is None or parent in parents
        chains.parents[key] = parent if known else None
        if not known:
            chains.orphans.append(key)
    for key in parents:
        _measure(key, chains)
    return chains


def _measure(key: str, chains: Chains) -> None:
    way: list[str] = []
    on_way: set[str] = set()
    at: str | None = key
    while at is not None and at not in chains.depths:
        if at in on_way:
            # The first of the circle that is met becomes its root, so it is measured first.
            chains.broken.append(at)
            chains.parents[at] = None
            way.remove(at)
            way.append(at)
            break
        on_way.add(at)
        way.append(at)
        at = chains.parents[at]
    _count(way, chains)


def _count(way: list[str], chains: Chains) -> None:
    for key in reversed(way):
        parent = chains.parents[key]
        chains.depths[key] = 1 if parent is None else chains.depths[parent] + 1
