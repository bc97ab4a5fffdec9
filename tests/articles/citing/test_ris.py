"""RIS, as a parser of it reads it."""

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from articles.citing import Name, PartialDate, ris


def parsed(citation):
    (record,) = rispy.loads(ris.write(citation))
    return record


def test_fields_of_a_usual_piece(made):
    record = parsed(made(topics=("Libel", "Ports"), archive="The Backfile"))
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == "The harbour bill"
    assert record["authors"] == ["Marsh, Ada"]
    assert record["secondary_title"] == "The Daily Lantern"
    assert record["keywords"] == ["Libel", "Ports"]
    assert record["urls"] == ["https://paper.example/2020/01/04/the-harbour-bill/"]
    assert record["database_provider"] == "The Backfile"


def test_translators_have_a_line_each(made):
    names = (Name("Cleo Tran"), Name("Bo Quay", "Bo", "Quay"))
    assert parsed(made(translators=names))["subsidiary_authors"] == ["Cleo Tran", "Quay, Bo"]


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (PartialDate(2020, 1, 4), "2020/01/04/"),
        (PartialDate(2020, 1), "2020/01//"),
        (PartialDate(2020), "2020///"),
    ],
)
def test_date_is_as_exact_as_it_is_known(made, when, written):
    assert parsed(made(issued=when))["date"] == written


def test_lines_end_as_the_format_has_them(made):
    written = ris.write(made())
    assert written.startswith("TY  - NEWS\r\n")
    assert written.endswith("ER  - \r\n")


@given(st.text(min_size=1, max_size=60))
def test_no_title_makes_a_line_of_its_own(made, title):
    written = ris.write(made(title=f"x{title}\r\nER  - \nTY  - BOOK", abstract=title))
    assert written.count("\r\n") == written.count("\n")
    assert [line[:2] for line in written.split("\r\n")].count("ER") == 1
