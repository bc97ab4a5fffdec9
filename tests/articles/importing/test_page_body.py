"""Running text, torn paragraphs, headings, quotes and lists."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.markup import render_article
from tests.articles.importing.pages import BODY, body, notes, read

QUOTED = "I met the captain, and we talked about the price of coal."


def test_a_paragraph_that_a_page_break_tore_is_joined() -> None:
    assert body("The captain said little about", "the price of coal.", "Then he left.") == (
        "The captain said little about the price of coal.\n\nThen he left."
    )


def test_a_word_divided_at_the_break_keeps_its_hyphen() -> None:
    assert body("It was a well-", "known ship.") == "It was a well-known ship."


@pytest.mark.parametrize("second", ["The price of coal.", "iPhones were sold.", "9 ships came."])
def test_what_begins_anew_is_not_joined(second: str) -> None:
    assert "\n\n" in body("The captain said little about the ship", second)


def test_joining_is_noted() -> None:
    assert "torn in mid-sentence" in notes(read("A headline", "", "One of the", "", "two ships."))


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert body(BODY, "What Comes Next", BODY) == f"{BODY}\n\n## What Comes Next\n\n{BODY}"


def test_a_quoted_heading_is_one_too() -> None:
    assert "## “The greatest… captain of all”" in body(BODY, "“The greatest… captain of all”", BODY)


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "And then?",
        "so it goes on",
        "[Photo: a ship]",
        "Photo by Ada",
        "*an aside*",
        "https://b.example",
    ],
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert "## " not in body(BODY, line, BODY)


def test_the_last_line_is_no_heading() -> None:
    assert body(BODY, "Ada Marsh").endswith("\n\nAda Marsh")


def test_headings_of_the_text_stay_but_below_the_headline() -> None:
    assert "\n\n## One\n\n" in body(BODY, "# One", BODY)
    assert "\n\n### Two\n\n" in body(BODY, "### Two", BODY)


def test_what_follows_a_colon_is_a_quote() -> None:
    assert body("The captain said:", "“Coal is dear.”", "Then he left.") == (
        "The captain said:\n\n> “Coal is dear.”\n\nThen he left."
    )


def test_a_quote_goes_on_while_its_speaker_does() -> None:
    made = body(
        "The captain wrote:", QUOTED, "I, for one, shall not pay it.", "The port was closed."
    )
    assert made.endswith(f"> {QUOTED}\n>\n> I, for one, shall not pay it.\n\nThe port was closed.")


def test_a_quote_over_two_lines_stays_in_two_lines() -> None:
    assert body("He said:", "Coal is dear.\nIt always was.", BODY) == (
        f"He said:\n\n> Coal is dear.  \n> It always was.\n\n{BODY}"
    )


def test_a_quote_that_is_introduced_twice_is_quoted_once() -> None:
    made = body("The captain posted this:", "Which translates as:", QUOTED)
    assert made == f"The captain posted this:\n\nWhich translates as:\n\n> {QUOTED}"


def test_a_quote_of_several_paragraphs_ends_with_its_mark() -> None:
    made = body("He said:", "“Coal is dear.", "“It always was.”", "“Not so,” said the mate.")
    assert made == "He said:\n\n> “Coal is dear.\n>\n> “It always was.”\n\n“Not so,” said the mate."


def test_a_quoted_paragraph_without_colon_stays_a_paragraph() -> None:
    assert body(BODY, "“Coal is dear.”", BODY) == f"{BODY}\n\n“Coal is dear.”\n\n{BODY}"


def test_a_list_after_a_colon_is_a_list() -> None:
    assert body("He brought:", "- coal\n- salt") == "He brought:\n\n- coal\n- salt"
    assert body("He brought:", "1. coal\n2. salt") == "He brought:\n\n1. coal\n2. salt"


def test_quotes_that_are_marked_or_set_in_are_quotes() -> None:
    assert body(BODY, "> Coal is dear.", BODY) == f"{BODY}\n\n> Coal is dear.\n\n{BODY}"
    assert body(BODY, "    Coal is dear.", BODY) == f"{BODY}\n\n> Coal is dear.\n\n{BODY}"


def test_emphasis_and_links_stay() -> None:
    text = "In the *Lantern* of **May** she [wrote](https://b.example/a_b_(c)) it."
    assert body(text) == text


def test_single_newlines_break_lines_unless_the_text_is_wrapped() -> None:
    assert body("One.\nTwo.") == "One.  \nTwo."
    wrapped = "\n".join(["word " * 12 + "x"] * 3)
    assert "  \n" not in body(wrapped, wrapped)


@pytest.mark.parametrize(
    "line",
    [
        "[He] went to [others] (sic)",
        "a_b_c and *stars* and 2 * 3 * 4 `ticks` \\slash {brace}",
        "#hashtag first",
        "1984. It was a year",
        "- a dash",
        "+ a plus",
        "= a rule",
        ": a colon",
        "<b>bold</b> & &amp; 1 < 2",
        "![picture](x) and [note]: http://b.example",
        "see https://b.example/a_b?c=*d* and https://b.example.",
    ],
)
def test_nothing_is_misread(line: str) -> None:
    source = re.sub(r"\*(stars)\*", r"\1", line).removeprefix("- ")
    assert render_article(body(f"{line}."), "markdown").text == f"{source}."


LETTERS = st.text("ab A.,:“”*_[]()<>&#-+=`\\!|~0123\n{}\"'…", min_size=1, max_size=60)


@given(st.lists(LETTERS, min_size=1, max_size=6))
def test_every_word_comes_out_again_in_its_order(paragraphs: list[str]) -> None:
    text = "\n\n".join(f"word {paragraph}" for paragraph in paragraphs)
    found = read("A headline", "", "By Ada Marsh", "", "First words.", "", text)
    shown = render_article(found.record.body, "markdown").text
    assert re.findall(r"[a-z]+", shown.lower()) == re.findall(
        r"[a-z]+", f"first words {text}".lower()
    )
