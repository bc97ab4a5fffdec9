"""What two texts have in common, and what came and went."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from articles.diffing import Kind, TooLong, diff_texts
from articles.diffing.rows import new_side, old_side
from articles.diffing.texts import LONGEST, MOST_PARAGRAPHS

PIECES = [
    *("sea ", "bill ", "a", ", ", ". ", "’", "\n", "\n\n", " \n \n", "\r\n", "\u2028", "\t"),
    *("日本", "ไทยก็", "קול", "é", "हिन्दी ", "😀", "<b>"),
]
TEXTS = some.lists(some.sampled_from(PIECES), max_size=60).map("".join) | some.text(max_size=80)


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_either_side_is_its_text_exactly(old, new):
    rows = diff_texts(old, new)
    assert (old_side(rows), new_side(rows)) == (old, new)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert all(row.kind == Kind.SAME for row in diff_texts(text, text))


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_inline_holds_the_runs_of_both_sides_in_order(old, new):
    for row in diff_texts(old, new):
        kept = [run.words for run in row.inline if run.kind != Kind.REMOVED]
        assert kept == [run.words for run in row.new]
        assert [run for run in row.inline if run.kind == Kind.REMOVED] == [
            run for run in row.old if run.kind == Kind.REMOVED
        ]


def changes(old, new):
    """The runs of a single row that came or went."""
    (row,) = diff_texts(old, new)
    return [(str(run.kind), run.words) for run in row.inline if run.kind != Kind.SAME]


def test_words_are_compared_whole():
    assert changes("It passed by three votes.", "It passed by four votes.") == [
        ("removed", "three"),
        ("added", "four"),
    ]


def test_scripts_without_spaces_are_compared_by_characters():
    assert changes("法案は三票差で可決された。", "法案は四票差で可決された。") == [
        ("removed", "三"),
        ("added", "四"),
    ]


def test_letters_keep_their_marks():
    assert changes("हिन्दी में लिखा", "हिन्दी मे लिखा") == [("removed", "में"), ("added", "मे")]


def test_blank_space_alone_is_no_change():
    assert [row.kind for row in diff_texts("one  two\n\nthree", "one two\n\n\nthree\n")] == [
        Kind.SAME,
        Kind.SAME,
    ]


def test_paragraph_between_others_is_added():
    kinds = [str(row.kind) for row in diff_texts("One.\n\nTwo.", "One.\n\nQuite new.\n\nTwo.")]
    assert kinds == ["same", "added", "same"]


def test_paragraph_that_went_elsewhere_is_said_to_have_moved():
    old = "Of the sea.\n\nOf the quay.\n\nOf the price of ice and bread."
    new = "Of the price of ice and bread.\n\nOf the sea.\n\nOf the quay."
    moved = [(str(row.kind), row.is_moved) for row in diff_texts(old, new)]
    assert moved == [("added", True), ("same", False), ("same", False), ("removed", True)]


def test_paragraphs_with_nothing_in_common_are_not_mixed():
    kinds = [str(row.kind) for row in diff_texts("All of them rose.", "Ice costs more today.")]
    assert sorted(kinds) == ["added", "removed"]


HOSTILE = {
    "one word again and again": ("a " * 200_000, "a " * 190_000),
    "two words in turn": ("a b " * 100_000, "b a a " * 66_000),
    "every word another": (
        " ".join(f"u{n}" for n in range(60_000)),
        " ".join(f"v{n}" for n in range(60_000)),
    ),
    "a paragraph a letter": ("a\n\n" * 100_000, "b\n\na\n\n" * 50_000),
    "blank lines": ("\n" * 400_000, "\n" * 399_000 + "x"),
    "marks": ("!" * 300_000, "?" * 300_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_soon_and_exactly(name):
    old, new = HOSTILE[name]
    rows = diff_texts(old, new)
    assert (old_side(rows), new_side(rows)) == (old, new)


def test_what_was_not_looked_at_closely_says_so():
    old, new = HOSTILE["two words in turn"]
    assert any(row.is_coarse for row in diff_texts(old, new))


def test_more_paragraphs_than_are_aligned_are_one():
    text = "a\n\n" * (MOST_PARAGRAPHS + 1)
    assert [row.is_coarse for row in diff_texts(text, text + "b")] == [True]


def test_longer_texts_are_refused():
    with pytest.raises(TooLong):
        diff_texts("", "a" * (LONGEST + 1))
