"""What holds for any three texts: words that one of two added are never lost."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from articles.drafts.merging import Choice, Take, merge, resolve
from tests.articles.drafts.payloads import byline, payload

WORDS = st.sampled_from("fog quay bill noon tide gull rope mast salt lamp".split())
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BODY = st.lists(PARAGRAPH, max_size=6).map("\n\n".join)
BYLINES = st.lists(st.integers(1, 4), unique=True, max_size=3).map(
    lambda keys: [*map(byline, keys)]
)
PAYLOADS = st.builds(
    payload,
    BODY,
    title=PARAGRAPH,
    topics=st.lists(st.integers(1, 6), unique=True).map(sorted),
    bylines=BYLINES,
    published_at=st.sampled_from([None, "2020-01-04T06:00:00+00:00"]),
    body_format=st.sampled_from(["markdown", "html"]),
)
BODIES = st.tuples(BODY, BODY, BODY)
# A paragraph in which the same two words come again and again, and places in it.
LONG = st.lists(st.sampled_from(["fog", "quay"]), min_size=100, max_size=400)
PLACES = st.sets(st.integers(0, 99), max_size=20)


def all_of(merged, take):
    return resolve(merged, dict.fromkeys(merged.keys, Choice(take)))


@given(PAYLOADS, PAYLOADS)
def test_what_one_alone_changed_is_taken_whole(base, changed):
    assert merge(base, changed, base).payload == changed
    assert merge(base, base, changed).payload == changed


@given(PAYLOADS, PAYLOADS)
def test_what_both_changed_alike_is_taken_once(base, changed):
    assert merge(base, changed, changed).payload == changed
    assert not merge(base, changed, changed).conflicts


@given(PAYLOADS, PAYLOADS, PAYLOADS)
def test_who_saved_first_makes_no_difference(base, one, other):
    forth, back = merge(base, one, other), merge(base, other, one)
    assert len(forth.conflicts) == len(back.conflicts)
    if not forth.conflicts:
        assert forth.payload == back.payload


@given(PAYLOADS, PAYLOADS, PAYLOADS)
def test_taking_all_of_one_side_is_that_of_the_other_turned_round(base, one, other):
    assert all_of(merge(base, one, other), Take.THEIRS) == all_of(
        merge(base, other, one), Take.MINE
    )


@given(PAYLOADS, PAYLOADS, PAYLOADS)
def test_a_place_that_clashes_holds_what_was_chosen(base, theirs, mine):
    merged = merge(base, theirs, mine)
    chosen = all_of(merged, Take.MINE)
    for hunk in merged.conflicts:
        if hunk.field == "body":
            assert str(hunk.mine) in chosen["body"]
        elif hunk.field not in ("published_at", "originally_published"):
            assert chosen[hunk.field] == hunk.mine


@given(BODIES)
def test_a_word_that_one_of_them_brought_is_there(bodies):
    """Each side marks the words that it brings; with both sides of each clash, all are there."""
    base, theirs, mine = bodies
    theirs = theirs and " ".join(f"{word}-theirs" for word in theirs.split(" "))
    mine = f"{base}\n\n{mine and mine.replace(' ', '-mine ')}-mine" if base else "only-mine"
    merged = merge(payload(base), payload(f"{theirs}\n\n{base}"), payload(mine))
    stands = Counter(all_of(merged, Take.BOTH)["body"].split())
    brought = Counter(f"{theirs}\n\n{mine}".split())
    assert all(stands[word] >= 1 for word in brought if word.endswith(("theirs", "mine")))


@given(BODIES)
def test_no_word_stands_there_that_nobody_wrote(bodies):
    merged = merge(*(payload(body) for body in bodies))
    known = set(" ".join(bodies).split())
    assert set(all_of(merged, Take.BOTH)["body"].split()) <= known


@given(LONG, PLACES, PLACES)
def test_in_a_long_paragraph_of_few_words_nothing_is_lost(words, theirs, mine):
    sides = [
        [f"{name}{place}" if place in changed else word for place, word in enumerate(words)]
        for name, changed in (("theirs", theirs), ("mine", mine))
    ]
    merged = merge(*(payload(" ".join(side)) for side in (words, *sides)))
    brought = {f"theirs{place}" for place in theirs} | {f"mine{place}" for place in mine}
    assert brought <= set(all_of(merged, Take.BOTH)["body"].split())
