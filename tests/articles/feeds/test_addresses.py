"""Which feeds there are, and what each answers."""

import pytest
from django.utils import timezone
from django.utils.http import http_date

from archive.lib.caching import PUBLIC_PAGE
from articles.models import TopicAlias
from articles.states.publishing import unpublish
from tests import cast

PLACES = """
/ /topics/press-freedom/ /authors/ada-marsh/ /sources/the-daily-lantern/
/collections/the-long-quarrel/
""".split()
ADDRESSES = [place + form for place in PLACES for form in ("feed/", "feed.json")]


@pytest.fixture
def piece(db):
    piece = cast.make_article(
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
        publication=cast.make_publication(),
    )
    cast.make_collection(articles=[piece])
    return piece


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_an_atom_feed(atom, piece, place):
    cast.make_article("Another matter") if place != "/" else None
    feed = atom(f"{place}feed/")
    assert [entry.title for entry in feed.entries] == ["The harbour bill"]
    assert feed.feed.link == f"http://127.0.0.1:8000{place}"


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_a_json_feed(json_feed, piece, place):
    feed = json_feed(f"{place}feed.json")
    assert [item["title"] for item in feed["items"]] == ["The harbour bill"]
    assert feed["home_page_url"] == f"http://127.0.0.1:8000{place}"
    assert feed["feed_url"] == f"http://127.0.0.1:8000{place}feed.json"


@pytest.mark.parametrize("address", ADDRESSES)
def test_feed_may_be_kept_by_caches(client, piece, address):
    response = client.get(address)
    assert response["Cache-Control"] == PUBLIC_PAGE
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_date_alone_does_not_tell_that_nothing_left_the_feed(client, piece, address):
    seen = http_date(timezone.now().timestamp())
    assert client.get(address, HTTP_IF_MODIFIED_SINCE=seen).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_unchanged_feed_is_not_sent_again(client, piece, address):
    etag = client.get(address)["ETag"]
    assert client.get(address, HTTP_IF_NONE_MATCH=etag).status_code == 304


@pytest.mark.parametrize("address", ADDRESSES)
def test_feed_takes_no_form(client, piece, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("form", ["feed/", "feed.json"])
def test_feed_of_a_merged_topic_leads_on(client, piece, form):
    TopicAlias.objects.create(topic=piece.topics.get(), slug="slander")
    response = client.get(f"/topics/slander/{form}")
    assert response.status_code == 301
    assert response["Location"] == f"/topics/press-freedom/{form}"


@pytest.mark.parametrize("place", PLACES[1:])
def test_feed_of_what_has_nothing_public_is_not_found(client, piece, place):
    unpublish(article=piece)
    assert client.get(f"{place}feed/").status_code == 404


def test_feed_of_an_empty_archive_is_empty(atom):
    assert atom("/feed/").entries == []


@pytest.mark.parametrize("kind", ["topics", "authors", "sources", "collections"])
def test_unknown_feed_is_not_found(client, db, kind):
    assert client.get(f"/{kind}/nothing/feed/").status_code == 404


def test_page_of_feeds_names_them(client, db):
    page = client.get("/feeds/").content.decode()
    assert 'href="/feed/"' in page
    assert 'href="/corrections/feed.json"' in page
