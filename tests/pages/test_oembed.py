from urllib.parse import quote

import pytest
from lxml import etree

from archive.lib.caching import PUBLIC_PAGE
from articles.models import OldAddress
from tests import cast

ADDRESS = "http://127.0.0.1:8000/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article(dek="Who <pays>?", authors=[cast.make_author()])


@pytest.fixture
def ask(client):
    def asking(url, **options):
        asked = "".join(f"&{name}={value}" for name, value in options.items())
        return client.get(f"/oembed/?url={quote(url, safe='')}{asked}")

    return asking


def test_card_is_a_quotation_with_a_link(ask, piece):
    said = ask(ADDRESS).json()
    assert (said["version"], said["type"], said["title"]) == ("1.0", "rich", "The harbour bill")
    assert said["author_name"] == "Ada Marsh"
    assert f'<a href="{ADDRESS}">' in said["html"]
    assert "Who &lt;pays&gt;?" in said["html"]
    assert "<script" not in said["html"]


def test_card_is_no_wider_than_asked(ask, piece):
    assert ask(ADDRESS, maxwidth=320).json()["width"] == 320


@pytest.mark.parametrize("width", ["x", "-5", "²", "9" * 5000])
def test_odd_width_is_ours(ask, piece, width):
    assert ask(ADDRESS, maxwidth=width).json()["width"] == 600


def test_card_comes_as_xml_too(ask, piece):
    response = ask(ADDRESS, format="xml")
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert etree.fromstring(response.content).findtext("title") == "The harbour bill"


def test_spanish_page_is_the_same_piece(ask, piece):
    assert ask(ADDRESS.replace("8000/", "8000/es/")).json()["title"] == "The harbour bill"


def test_former_address_leads_to_the_piece(ask, piece):
    OldAddress.objects.create(path="/?p=12", article=piece)
    assert ask("http://127.0.0.1:8000/?p=12").json()["title"] == "The harbour bill"


def test_address_of_an_unknown_month_is_found(ask, db):
    cast.make_article(published_precision="year")
    assert ask("http://127.0.0.1:8000/2020/00/00/the-harbour-bill/").status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/2020/01/04/the-harbour-bill/",
        "http://127.0.0.1:8000/2020/01/05/the-harbour-bill/",
        "http://127.0.0.1:8000/topics/",
        "http://[::1",
        "x",
    ],
)
def test_what_is_no_piece_of_ours_is_not_found(ask, piece, url):
    assert ask(url).status_code == 404


def test_draft_is_not_found(ask, db):
    cast.make_draft("The harbour bill")
    assert ask(ADDRESS).status_code == 404


def test_other_format_is_not_implemented(ask, piece):
    assert ask(ADDRESS, format="yaml").status_code == 501


def test_no_address_is_a_bad_request(client, db):
    assert client.get("/oembed/").status_code == 400


def test_card_may_be_kept_by_caches(ask, piece):
    response = ask(ADDRESS)
    assert response["Cache-Control"] == PUBLIC_PAGE
    assert not response.cookies


def test_posting_is_refused(client, db):
    assert client.post("/oembed/").status_code == 405
