"""Every page is the same for every reader: caches may keep it, and it sets no cookie."""

import re

import pytest

from archive.lib.caching import PUBLIC_PAGE
from tests import cast

ADDRESSES = """
/ /archive/ /2020/ /2020/01/ /2020/01/04/ /2020/01/04/the-harbour-bill/
/2020/01/04/the-harbour-bill/comments/ /topics/ /topics/press-freedom/ /authors/
/authors/ada-marsh/ /sources/ /sources/the-daily-lantern/ /collections/
/collections/the-long-quarrel/ /search/ /search/?q=harbour /search/comments/?q=said
""".split()

# JSON-LD is data, which browsers never run.
INLINE_SCRIPT = re.compile(r'<script(?! type="application/ld\+json"| src="/static/)')


@pytest.fixture
def archive(db):
    piece = cast.make_article(
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
        publication=cast.make_publication(),
    )
    cast.make_comment(piece)
    return cast.make_collection(articles=[piece])


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_may_be_kept_by_caches(client, archive, address):
    response = client.get(address)
    assert response["Cache-Control"] == PUBLIC_PAGE
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_sets_no_cookie(client, archive, address):
    assert not client.get(address).cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_the_same_for_an_editor(client, admin_client, archive, address):
    assert admin_client.get(address).content == client.get(address).content


@pytest.mark.parametrize("address", ADDRESSES)
def test_unchanged_page_is_not_sent_again(client, archive, address):
    etag = client.get(address)["ETag"]
    assert client.get(address, HTTP_IF_NONE_MATCH=etag).status_code == 304


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_obeys_a_strict_policy(client, archive, address):
    response = client.get(address)
    html = response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not INLINE_SCRIPT.search(html)
    assert " style=" not in html
