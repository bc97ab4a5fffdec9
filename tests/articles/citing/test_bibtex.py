"""BibTeX, as a parser of it reads it."""

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.citing import Name, PartialDate, bibtex

COMMANDS = {written: chr(code) for code, written in bibtex._COMMANDS.items()}


def parsed(citation):
    library = bibtexparser.parse_string(bibtex.write(citation))
    assert not library.failed_blocks
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields} | {"key": entry.key}


def said(value: str) -> str:
    """What TeX would print: the braces around it gone, each command the character it stands for."""
    value = value[1:-1]
    for written in sorted(COMMANDS, key=len, reverse=True):
        value = value.replace(written, COMMANDS[written]) if len(written) > 2 else value
    for written in COMMANDS:
        value = value.replace(written, COMMANDS[written]) if len(written) == 2 else value
    return value


def test_fields_of_a_usual_piece(made):
    entry = parsed(made(place="Windhoek", topics=("Libel", "Ports")))
    assert entry["author"] == "Marsh, Ada"
    assert entry["journal"] == "The Daily Lantern"
    assert (entry["date"], entry["year"], entry["month"]) == ("2020-01-04", "2020", "1")
    assert entry["url"] == "https://paper.example/2020/01/04/the-harbour-bill/"
    assert entry["keywords"] == "Libel, Ports"
    assert entry["note"] == "edition 2 of 2020-01-06"


def test_title_keeps_its_capitals(made):
    assert parsed(made(title="The BBC"))["title"] == "{The BBC}"


def test_authors_are_joined_and_whole_names_braced(made):
    names = (Name("Ada Marsh", "Ada", "Marsh"), Name("Barnes and Noble"))
    assert parsed(made(authors=names))["author"] == "Marsh, Ada and {Barnes and Noble}"


def test_unknown_day_is_left_out(made):
    entry = parsed(made(issued=PartialDate(2020)))
    assert (entry["date"], entry["year"]) == ("2020", "2020")
    assert "month" not in entry


def test_key_is_one_word(made):
    assert parsed(made())["key"] == "paper.example-7"


@pytest.mark.parametrize(
    "title", ["100 % of $5 & #1", r"\input{x}", "a}b{c", "}", "{", "a_b^c~d", "@article{x,", '"']
)
def test_what_tex_takes_for_a_command_is_none(made, title):
    assert said(parsed(made(title=title))["title"]) == title


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_title_comes_back(made, title):
    title = " ".join(title.split())
    entry = parsed(made(title=title, abstract=title, outlet=title, authors=(Name(title),)))
    assert said(entry["title"]) == title
    assert entry["url"].startswith("https://")
