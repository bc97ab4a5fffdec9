import pytest

from articles.feeds.answering import FEED_SIZE
from tests import cast


@pytest.fixture
def pieces(db):
    return cast.make_articles(2, body="The harbour was closed.")


def test_feed_has_what_a_search_finds_newest_first(atom, pieces):
    cast.make_article("Another matter", body="Nothing of the kind.")
    feed = atom("/search/feed/?q=harbour")
    assert [entry.title for entry in feed.entries] == ["Piece 1", "Piece 0"]
    assert "The harbour was closed." in feed.entries[0].content[0].value


def test_feed_leads_to_its_search(json_feed, pieces):
    feed = json_feed("/search/feed.json?q=harbour&order=date")
    assert feed["home_page_url"] == "http://127.0.0.1:8000/search/?q=harbour"
    assert feed["feed_url"] == "http://127.0.0.1:8000/search/feed.json?q=harbour"


def test_search_that_finds_nothing_yet_has_a_feed(atom, db):
    assert atom("/search/feed/?q=harbour").entries == []


def test_feed_goes_back_to_the_oldest(json_feed, db):
    cast.make_articles(FEED_SIZE + 1, body="The harbour was closed.")
    following = json_feed("/search/feed.json?q=harbour")["next_url"]
    items = json_feed(following.removeprefix("http://127.0.0.1:8000"))["items"]
    assert [item["title"] for item in items] == ["Piece 0"]


@pytest.mark.parametrize("query", ["", "?q=", "?q=harbour&before=x"])
def test_no_question_and_a_made_up_key_are_not_found(client, pieces, query):
    assert client.get(f"/search/feed/{query}").status_code == 404


@pytest.mark.parametrize("text", ["%00", "a" * 5000, "((((", '"""', "-" * 300])
def test_odd_question_does_no_harm(client, db, text):
    assert client.get(f"/search/feed/?q={text}").status_code in (200, 400, 404)


def test_posting_is_refused(client, db):
    assert client.post("/search/feed/?q=x").status_code == 405
