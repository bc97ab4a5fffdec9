from datetime import UTC, datetime

import pytest

from archive.lib.caching import PUBLIC_PAGE
from articles.correcting import correct
from articles.states.publishing import unpublish
from articles.writing import write
from tests import cast


@pytest.fixture
def piece(db):
    return cast.make_article()


@pytest.fixture
def note(piece):
    moment = datetime(2020, 1, 6, 9, tzinfo=UTC)
    return correct(article=piece, text="The mayor is Ms Hale.", at=moment)


def test_note_names_its_kind_day_and_piece(read, note):
    page = read("/corrections/")
    assert "Correction 6 January 2020 edition 1 The harbour bill The mayor is Ms Hale." in page.text
    assert f'href="/2020/01/04/the-harbour-bill/#correction-{note.pk}"' in page.html


def test_newest_stands_first(read, piece, note):
    correct(article=piece, kind="clarification", text="It is the lower harbour.")
    text = read("/corrections/").text
    assert text.index("lower harbour") < text.index("Ms Hale")


def test_note_whose_place_was_taken_says_so(read, piece, note):
    later = correct(article=piece, text="The mayor is Mr Hale.", supersedes=note)
    page = read("/corrections/")
    assert "Its place was taken by a later note" in page.text
    assert f'href="#correction-{later.pk}"' in page.html


def test_note_leads_to_what_changed_with_it(read, piece, note):
    piece.body = "The mayor is Ms Hale."
    correct(article=write(article=piece), text="She is Ms Hale.")
    address = "/2020/01/04/the-harbour-bill/editions/1...2/"
    assert f'<a href="{address}">' in read("/corrections/").html


def test_notes_on_hidden_pieces_are_left_out(read, piece, note):
    unpublish(article=piece)
    page = read("/corrections/")
    assert "Ms Hale" not in page.text
    assert "Nothing has been corrected yet." in page.text


def test_text_is_not_taken_for_html(read, piece):
    correct(article=piece, text="<b>Bold</b>")
    assert "&lt;b&gt;Bold&lt;/b&gt;" in read("/corrections/").html


def test_page_goes_on_by_key(read, piece):
    for n in range(31):
        correct(article=piece, text=f"Note {n}.")
    page = read("/corrections/")
    address = page.html.partition('class="pager__older" href="')[2].partition('"')[0]
    assert "Note 0." in read(f"/corrections/{address}").text


@pytest.mark.parametrize("query", ["before=x", "before=20100101T000000.000000-1"])
def test_made_up_key_is_not_found(read, note, query):
    read(f"/corrections/?{query}", status=404)


def test_page_may_be_kept_by_caches(client, note):
    response = client.get("/corrections/")
    assert response["Cache-Control"] == PUBLIC_PAGE
    assert not response.cookies


def test_number_of_queries_is_fixed(count_queries, piece, note):
    one = count_queries("/corrections/")
    correct(article=cast.make_article("Another"), text="It was two.")
    assert count_queries("/corrections/") == one == 1


@pytest.mark.parametrize("form", ["", "feed/", "feed.json"])
def test_posting_is_refused(client, note, form):
    assert client.post(f"/corrections/{form}").status_code == 405
