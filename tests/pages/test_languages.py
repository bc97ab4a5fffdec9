"""The language of the interface is in the address: /es/… is the same page with Spanish words."""

import html as html_module
import re
from urllib.parse import urljoin

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix
from django.utils.translation import get_language

from archive.middleware import LanguageMiddleware
from articles.addresses import remember_address
from articles.models import Topic, TopicAlias
from tests import cast
from tests.pages.test_caching import ADDRESSES as CACHED
from tests.pages.test_caching import archive
from tests.quality.test_catalogue import entries

__all__ = ["archive"]  # the fixture

PIECE = "/2020/01/04/the-harbour-bill/"
MORE = """
/2020/01/04/the-harbour-bill/print/ /collections/the-long-quarrel/timeline/ /front/
/front/2020-10-02/ /corrections/ /feeds/ /search/?q=nothing
""".split()
ADDRESSES = list(dict.fromkeys([*CACHED, *MORE]))
SENTENCES = [
    text
    for text, entry in entries().items()
    if " " in text and not {"%", "<"} & set(text) and entry.get("msgstr", text) != text
]
WITHOUT_LANGUAGE = re.compile(r"^(#|\?|/static/|/media/|https?:|mailto:)")
OTHER_LANGUAGE = re.compile(r'<a href="([^"]*)" hreflang="en"')
LINK = re.compile(r'<(?:a|form)\b[^>]*? (?:href|action)="([^"]*)"')


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_in_spanish_is_marked_as_spanish(read, archive, address):
    assert '<html lang="es" dir="ltr">' in read(f"/es{address}").html


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing/"])
def test_no_sentence_of_a_spanish_page_is_english(client, archive, address):
    html = html_module.unescape(" ".join(client.get(f"/es{address}").content.decode().split()))
    assert [text for text in SENTENCES if f"{text}<" in html or f'"{text}"' in html] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_of_a_spanish_page_stay_spanish(read, archive, address):
    html = read(here := f"/es{address}").html
    links = {link for link in LINK.findall(html) if not WITHOUT_LANGUAGE.match(link)}
    links -= set(OTHER_LANGUAGE.findall(html))
    assert links
    assert [link for link in sorted(links) if not urljoin(here, link).startswith("/es/")] == []


@pytest.mark.parametrize("address", [path for path in ADDRESSES if "/print/" not in path])
def test_page_leads_to_itself_in_the_other_language(read, archive, address):
    assert f'<a href="/es{address}" hreflang="es">Español</a>' in read(address).html
    assert f'<a href="{address}" hreflang="en">English</a>' in read(f"/es{address}").html


def test_other_language_keeps_the_query(read, db):
    cast.make_articles(31)
    html = read("/2020/?before=20200120T060000.000000-1&x=%22").html
    assert 'href="/es/2020/?before=20200120T060000.000000-1&amp;x=%22"' in html


@pytest.mark.parametrize("address", ["/topics/", "/es/topics/"])
def test_listing_names_its_languages_for_search_engines(read, db, address):
    html = read(address).html
    assert 'hreflang="es" href="http://127.0.0.1:8000/es/topics/">' in html
    assert 'hreflang="x-default" href="http://127.0.0.1:8000/topics/">' in html


def test_piece_has_one_permanent_address_in_every_language(read, archive):
    html = read(f"/es{PIECE}").html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{PIECE}">' in html
    assert f"http://127.0.0.1:8000/es{PIECE}" not in html


def test_spanish_page_may_be_kept_by_caches_and_varies_on_nothing(client, archive):
    response = client.get("/es/", HTTP_ACCEPT_LANGUAGE="de")
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_language_the_browser_asks_for_changes_nothing(client, archive):
    asked = client.get("/topics/", HTTP_ACCEPT_LANGUAGE="es")
    assert asked.content == client.get("/topics/").content


def test_language_without_its_slash_leads_to_its_front_page(client, db):
    assert client.get("/es?utm_source=x")["Location"] == "/es/?utm_source=x"


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("/en/topics/?x=1", "/topics/?x=1"),
        ("/en", "/"),
        ("/en//evil.example/", "/%2Fevil.example/"),
    ],
)
def test_own_language_has_the_plain_addresses(client, archive, asked, plain):
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, plain)


def test_form_sent_to_the_own_languages_prefix_is_not_found(client, db):
    assert client.post("/en/topics/").status_code == 404


def test_paper_in_spanish_has_spanish_at_the_plain_addresses(read, client, db, settings):
    settings.LANGUAGE_CODE = "es"
    assert '<html lang="es"' in read("/topics/").html
    assert '<html lang="en"' in read("/en/topics/").html
    assert client.get("/es/topics/")["Location"] == "/topics/"


def test_files_have_no_language(client, db):
    assert client.get("/es/static/css/site.css")["Location"] == "/static/css/site.css"


def test_language_nobody_knows_is_not_found(read, db):
    read("/xx/topics/", status=404)


def test_missing_page_speaks_the_language_and_leads_on_in_it(read, db):
    html = read("/es/nothing/", status=404).html
    assert '<html lang="es"' in html
    assert 'href="/es/archive/"' in html


def test_missing_slash_is_added_in_the_language(client, archive):
    assert client.get("/es/topics?x=1")["Location"] == "/es/topics/?x=1"


def test_topic_may_be_called_as_a_language(read, db):
    cast.make_article(topics=[cast.make_topic("es")])
    assert 'lang="en"' in read("/topics/es/").html
    assert 'lang="es"' in read("/es/topics/es/").html


def test_renamed_topic_redirects_in_the_language(client, db):
    TopicAlias.objects.create(topic=cast.make_topic(), slug="press")
    assert Topic.objects.get().slug == "press-freedom"
    assert client.get("/es/topics/press/")["Location"] == "/es/topics/press-freedom/"


@pytest.mark.parametrize("old", ["/blog/bill/", "/es/blog/bill/"])
def test_old_address_leads_to_the_piece_in_the_language(client, db, old):
    remember_address(article=cast.make_article(), path=old)
    assert client.get("/es/blog/bill/?utm_source=x")["Location"] == f"/es{PIECE}"


def test_old_address_may_begin_with_the_own_language(client, db):
    remember_address(article=cast.make_article(), path="/en/blog/bill/")
    assert client.get("/en/blog/bill/")["Location"] == PIECE


def test_permalink_of_a_comment_stays_in_the_language(client, db):
    comment = cast.make_comment(cast.make_article())
    location = client.get(f"/es/comments/{comment.pk}/")["Location"]
    assert location == f"/es{PIECE}#comment-{comment.pk}"


def test_admin_stays_in_the_language(client, db):
    assert client.get("/es/admin/")["Location"] == "/es/admin/login/?next=/es/admin/"


def test_admin_speaks_the_language(admin_client):
    page = admin_client.get("/es/admin/articles/article/").content.decode()
    assert 'lang="es"' in page
    assert 'href="/es/admin/articles/article/add/"' in page


def test_nothing_of_the_language_is_left_behind(client, archive):
    client.get("/es/topics/")
    client.get("/es/nothing/")
    assert (get_language(), get_script_prefix()) == ("en", "/")


def test_language_is_left_behind_by_no_failure(rf):
    def fail(_):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        LanguageMiddleware(fail)(rf.get("/es/"))
    assert (get_language(), get_script_prefix()) == ("en", "/")


def test_streamed_page_keeps_its_language_to_the_end(rf: RequestFactory):
    def stream(_):
        return StreamingHttpResponse(f"{get_language()}{get_script_prefix()}" for _ in range(2))

    response = LanguageMiddleware(stream)(rf.get("/es/"))
    chunks = iter(response)
    assert next(chunks) == b"es/es/"
    assert get_script_prefix() == "/"
    assert b"".join(chunks) == b"es/es/"
