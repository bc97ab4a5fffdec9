import pytest

from articles.correcting import correct
from tests import cast


@pytest.fixture
def note(db):
    return correct(article=cast.make_article(), text="The mayor is Ms Hale.")


def test_feed_has_the_note_and_its_piece(atom, note):
    entry = atom("/corrections/feed/").entries[0]
    assert entry.title == "Correction: The harbour bill"
    assert entry.content[0].value == "The mayor is Ms Hale."
    assert entry.link.endswith(f"/2020/01/04/the-harbour-bill/#correction-{note.pk}")


def test_json_feed_has_plain_text(json_feed, note):
    item = json_feed("/corrections/feed.json")["items"][0]
    assert item["content_text"] == "The mayor is Ms Hale."


def test_feed_without_corrections_is_empty(atom):
    assert atom("/corrections/feed/").entries == []
