"""What an import brought as an address is given on only where a link may carry it."""

import pytest

from articles.copies import markdown
from articles.copies.record import describe
from articles.feeds.entries import entry_of_article
from articles.linked_data import describe_article
from tests import cast

HARMFUL = "javascript:alert(1)"


@pytest.fixture
def piece(db):
    paper = cast.make_publication(
        url=HARMFUL, contact_line="Write", contact_url=HARMFUL, licence="CC", licence_url=HARMFUL
    )
    return cast.make_article(publication=paper, original_url=HARMFUL)


@pytest.mark.parametrize("write", [describe_article, describe, markdown.write, entry_of_article])
def test_no_form_of_a_piece_gives_out_a_script(piece, write):
    assert "javascript" not in str(write(piece))


@pytest.mark.parametrize("form", ["", "print/", "feed/"])
def test_no_page_of_it_does(client, piece, form):
    address = piece.address if form != "feed/" else "/"
    assert b"javascript:" not in client.get(address + form).content


@pytest.mark.parametrize("form", ["md", "json", "bib", "ris", "csl.json"])
def test_no_file_of_it_does(client, piece, form):
    assert b"javascript" not in client.get(f"{piece.address.rstrip('/')}.{form}").content
