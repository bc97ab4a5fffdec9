"""Two threads in memory, as simple as they can be: what the database is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

HIDING = ("held", "spam")


@dataclass(eq=False)
class Node:
    """One comment. Its replies stand in the order of their ids, wherever they came from."""

    pk: int
    thread: Thread
    parent: Node | None
    body: str
    status: str = "published"

    @property
    def above(self) -> list[Node]:
        return [*self.parent.above, self.parent] if self.parent else []

    @property
    def is_visible(self) -> bool:
        hidden = any(node.status in HIDING for node in (*self.above, self))
        return not hidden

    @property
    def branch(self) -> list[Node]:
        return [node for node in self.thread.nodes if self in (*node.above, node)]

    @property
    def place(self) -> tuple[int, int | None]:
        return self.thread.pk, self.parent.pk if self.parent else None

    def hang(self, thread: Thread, parent: Node | None) -> None:
        for node in self.branch:
            node.thread.nodes.remove(node)
            thread.nodes.append(node)
            node.thread = thread
        self.parent = parent


@dataclass(eq=False)
class Thread:
    pk: int
    nodes: list[Node] = field(default_factory=list)
    closed: set[int | None] = field(default_factory=set)

    def is_closed_for(self, parent: Node | None) -> bool:
        lineage = {node.pk for node in (*parent.above, parent)} if parent else set()
        return bool(self.closed & {None, *lineage})

    def walk(self, parent: Node | None = None, prefix: str = "") -> Iterator[tuple[int, str]]:
        """Visible comments in reading order, with their numbers."""
        siblings = sorted((n for n in self.nodes if n.parent is parent), key=lambda node: node.pk)
        shown = [node for node in siblings if node.is_visible]
        for ordinal, node in enumerate(shown, start=1):
            yield node.pk, f"{prefix}{ordinal}"
            yield from self.walk(node, f"{prefix}{ordinal}.")

    @property
    def readable(self) -> list[int]:
        return [n.pk for n in self.nodes if n.is_visible and n.status == "published"]
