"""What search engines find: every public address once, in parts of a bounded size."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from lxml import etree

from archive.lib.caching import PUBLIC_PAGE
from articles.states.publishing import unpublish
from articles.views import sitemaps
from tests import cast

SITE = "http://127.0.0.1:8000"
NAMES = {"s": sitemaps.SITEMAP, "n": sitemaps.NEWS}


@pytest.fixture
def piece(db):
    return cast.make_article(
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
        publication=cast.make_publication(),
    )


@pytest.fixture
def locations(client):
    """The addresses in a sitemap or in an index, each of them once."""

    def reading(address):
        response = client.get(address)
        assert response["Content-Type"] == "application/xml; charset=utf-8"
        tree = etree.fromstring(response.content)
        found = [node.text for node in tree.iterfind(".//s:loc", NAMES)]
        assert len(found) == len(set(found))
        return found

    return reading


@pytest.fixture
def everything(locations):
    """All addresses of all parts."""

    def reading():
        parts = [part.removeprefix(SITE) for part in locations("/sitemap.xml")]
        return [address for part in parts for address in locations(part)]

    return reading


def test_every_public_address_is_found(everything, piece):
    cast.make_collection(articles=[piece])
    found = everything()
    assert found == [f"{SITE}{path}" for path in """
/ /archive/ /topics/ /authors/ /sources/ /collections/ /corrections/ /feeds/ /2020/
/2020/01/04/the-harbour-bill/ /topics/press-freedom/ /authors/ada-marsh/
/sources/the-daily-lantern/ /collections/the-long-quarrel/
""".split()]  # fmt: skip


def test_what_is_not_public_is_not_found(everything, piece):
    unpublish(article=piece)
    found = everything()
    assert not any("harbour" in address for address in found)
    assert f"{SITE}/topics/press-freedom/" not in found


def test_addresses_are_the_permanent_ones_in_any_language(locations, piece, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART_SIZE", 10**9)
    for part in ("pages", "topics-0", "authors-0", "sources-0"):
        found = locations(f"/sitemaps/{part}.xml")
        assert found
        assert locations(f"/es/sitemaps/{part}.xml") == found


@pytest.mark.parametrize("kind", ["topics", "authors"])
def test_part_looks_at_its_own_names_alone(piece, kind):
    part = sitemaps.kinds()[kind].filter(pk__lt=10_000).order_by("pk")
    plan = part.explain()
    assert "SubPlan" in plan
    assert "Hash" not in plan


def test_piece_says_when_it_changed(client, piece):
    tree = etree.fromstring(client.get(f"/sitemaps/articles-{piece.pk // 10_000}.xml").content)
    assert tree.findtext(".//s:lastmod", namespaces=NAMES) == "2020-01-04T06:00:00+00:00"


def test_parts_are_ranges_of_ids(locations, monkeypatch, db):
    monkeypatch.setattr(sitemaps, "PART_SIZE", 2)
    rows = cast.make_articles(3)
    parts = [part for part in locations("/sitemap.xml") if "/articles-" in part][-2:]  # the newest
    found = [locations(part.removeprefix(SITE)) for part in parts]
    assert max(len(part) for part in found) <= 2
    assert [address for part in found for address in part] == [
        f"{SITE}{row.address}" for row in rows
    ]


@pytest.mark.parametrize("part", ["nothing-0", "articles-99999999999999999999", "articles"])
def test_unknown_part_is_not_found(client, db, part):
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_empty_archive_has_its_pages(everything, db):
    assert len(everything()) == len(sitemaps.PAGES)


def test_news_are_of_two_days(client, db):
    now = timezone.now()
    cast.make_article("Today & now", at=now, language="es-mx")
    cast.make_article("Three days ago", at=now - timedelta(days=3))
    cast.make_article("To come", at=now + timedelta(days=1))
    (news,) = etree.fromstring(client.get("/news-sitemap.xml").content).iterfind(".//n:news", NAMES)
    assert news.findtext("n:title", namespaces=NAMES) == "Today & now"
    assert news.findtext(".//n:language", namespaces=NAMES) == "es"
    assert news.findtext(".//n:name", namespaces=NAMES) == "The Backfile"
    stamp = news.findtext("n:publication_date", namespaces=NAMES)
    assert datetime.fromisoformat(stamp) == now.replace(microsecond=0)


def test_robots_are_told_where_to_look(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().split("\n")
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /*.pdf$"} <= set(lines)
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


ADDRESSES = "/sitemap.xml /sitemaps/pages.xml /sitemaps/topics-0.xml /news-sitemap.xml /robots.txt"


@pytest.mark.parametrize("address", ADDRESSES.split())
def test_sitemap_may_be_kept_by_caches(client, piece, address):
    response = client.get(address)
    assert response["Cache-Control"] == PUBLIC_PAGE
    assert not response.cookies
    assert client.get(address, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("address", "number"),
    [("/sitemap.xml", 5), ("/sitemaps/pages.xml", 1), ("/news-sitemap.xml", 1)],
)
def test_number_of_queries_is_fixed(count_queries, db, address, number):
    cast.make_article(at=timezone.now())
    assert count_queries(address) == number
    cast.make_article("Another", at=datetime.now(UTC))
    assert count_queries(address) == number


@pytest.mark.parametrize("kind", sitemaps.kinds())
def test_part_is_one_query(count_queries, piece, kind):
    assert count_queries(f"/sitemaps/{kind}-0.xml") == 1
