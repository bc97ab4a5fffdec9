"""Parent links become a forest, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.chains import follow

KEYS = st.sampled_from("abcdefgh")


@given(st.dictionaries(KEYS, st.none() | KEYS))
def test_every_comment_has_a_depth_one_below_its_parent(parents: dict[str, str | None]) -> None:
    chains = follow(parents)
    assert set(chains.depths) == set(chains.parents) == set(parents)
    for key, parent in chains.parents.items():
        assert chains.depths[key] == (1 if parent is None else chains.depths[parent] + 1)


@given(st.dictionaries(KEYS, st.none() | KEYS))
def test_only_orphans_and_circles_are_changed(parents: dict[str, str | None]) -> None:
    chains = follow(parents)
    changed = {key for key in parents if parents[key] != chains.parents[key]}
    assert changed == set(chains.orphans) | set(chains.broken)


def test_a_chain_of_100000_is_followed() -> None:
    parents = {str(n): str(n - 1) if n else None for n in range(100_000)}
    assert follow(parents).deepest == 100_000
