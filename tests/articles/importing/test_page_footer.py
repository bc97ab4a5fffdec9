"""The site's furniture, the contact footer and the source."""

import pytest

from tests.articles.importing.pages import BODY, notes, read

FOOTER = (
    "To contact the Lantern and the",
    "Lamplighters’ Union write:",
    "",
    "**[lantern.example/contact](https://www.lantern.example/contact)**",
)


@pytest.mark.parametrize(
    "line",
    [
        "Print Friendly, PDF & Email",
        "Share this:",
        "Facebook Twitter Email",
        "Share on Facebook",
        "Advertisement",
        "12 comments",
        "Leave a Reply",
    ],
)
def test_furniture_is_left_out_and_noted(line: str) -> None:
    found = read("A headline", "", BODY, "", line)
    assert found.record.body == BODY
    assert f"“{line}”" in notes(found)


def test_a_sentence_about_furniture_stays() -> None:
    assert (
        "Share this with nobody, he said."
        in read("A headline", "", BODY, "", "Share this with nobody, he said.").record.body
    )


def test_the_contact_footer_says_where_it_is_from() -> None:
    found = read("A headline", "", BODY, "", *FOOTER)
    publication = found.record.publication
    assert publication is not None
    assert found.record.body == BODY
    assert (publication.name, publication.url) == ("lantern.example", "https://www.lantern.example")
    assert publication.contact_line == "To contact the Lantern and the Lamplighters’ Union write:"
    assert publication.contact_url == "https://www.lantern.example/contact"
    assert "give --source for its name" in notes(found)


def test_the_option_names_the_source() -> None:
    publication = read("A headline", "", BODY, "", *FOOTER, source="The Lantern").record.publication
    assert publication is not None
    assert (publication.name, publication.contact_url) == (
        "The Lantern",
        "https://www.lantern.example/contact",
    )


def test_a_footer_in_one_line_is_one_too() -> None:
    found = read("A headline", "", BODY, "", "To contact us visit: www.lantern.example/contact")
    assert found.record.publication is not None
    assert found.record.publication.contact_url == "https://www.lantern.example/contact"


def test_a_paragraph_that_begins_with_contact_is_text() -> None:
    found = read("A headline", "", BODY, "", "Contact with the ship was lost.")
    assert found.record.publication is None
    assert "Contact with the ship" in found.record.body


def test_without_footer_and_option_there_is_no_source() -> None:
    assert read("A headline", "", BODY).record.publication is None
