"""The piece in other forms: public as the piece is, kept by caches, and beside it."""

import json

import pytest
from django.utils import timezone

from archive.lib.caching import PUBLIC_PAGE
from tests import cast

PIECE = "/2020/01/04/the-harbour-bill"
WRITTEN = ["md", "json", "bib", "ris", "csl.json"]
ALL = [f"{PIECE}/print/", *(f"{PIECE}.{form}" for form in WRITTEN)]
CANONICAL = f'<http://127.0.0.1:8000{PIECE}/>; rel="canonical"'


@pytest.fixture
def piece(db):
    return cast.make_article(body="At *noon*.", authors=[cast.make_author()])


@pytest.mark.parametrize("address", ALL)
def test_caches_may_keep_it(client, piece, address):
    response = client.get(address)
    assert response["Cache-Control"] == PUBLIC_PAGE
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ALL)
def test_search_engines_are_sent_to_the_piece(client, piece, address):
    response = client.get(address)
    assert response["Link"] == CANONICAL
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("form", WRITTEN)
def test_scripts_of_other_sites_may_read_it(client, piece, form):
    assert client.get(f"{PIECE}.{form}")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("form", "media_type", "disposition"),
    [
        ("md", "text/markdown; charset=utf-8", "inline"),
        ("json", "application/json", "inline"),
        ("bib", "application/x-bibtex; charset=utf-8", "attachment"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "attachment"),
        ("csl.json", "application/vnd.citationstyles.csl+json", "attachment"),
    ],
)
def test_it_says_what_it_is(client, piece, form, media_type, disposition):
    response = client.get(f"{PIECE}.{form}")
    assert response["Content-Type"] == media_type
    name = f"2020-01-04-the-harbour-bill.{form}"
    assert response["Content-Disposition"] == f'{disposition}; filename="{name}"'


def test_name_in_another_script_is_spelt_for_headers(client, db):
    cast.make_article("الجريدة", slug="الجريدة")
    disposition = client.get("/2020/01/04/الجريدة.bib")["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''2020-01-04-%D8%A7")


def test_json_is_what_the_page_says(client, piece):
    described = json.loads(client.get(f"{PIECE}.json").content)
    assert described["title"] == "The harbour bill"
    assert described["comments"]["address"].endswith("/comments/")


def test_forms_in_another_language_of_the_interface_say_the_same(client, piece):
    for form in WRITTEN:
        assert client.get(f"/es{PIECE}.{form}").content == client.get(f"{PIECE}.{form}").content


@pytest.mark.parametrize("form", [*WRITTEN, "pdf"])
def test_draft_is_not_found(client, db, form):
    cast.make_draft("Not ready")
    assert client.get(f"/2020/01/04/not-ready.{form}").status_code == 404


@pytest.mark.parametrize("form", [*WRITTEN, "pdf"])
def test_piece_to_come_is_not_found(client, db, form):
    piece = cast.make_article(at=timezone.now() + timezone.timedelta(days=1))
    assert client.get(f"{piece.address.rstrip('/')}.{form}").status_code == 404


def test_unknown_form_is_not_found(client, piece):
    assert client.get(f"{PIECE}.doc").status_code == 404


@pytest.mark.parametrize("address", [*ALL, f"{PIECE}.pdf"])
def test_it_takes_no_form(client, piece, address):
    assert client.post(address).status_code == 405


def test_piece_of_some_month_has_its_forms(client, db):
    cast.make_article(published_precision="month")
    answer = client.get("/2020/01/00/the-harbour-bill.bib")
    assert b"date = {2020-01}" in answer.content


@pytest.mark.parametrize(
    ("form", "number"), [("md", 5), ("json", 8), ("bib", 4), ("ris", 4), ("csl.json", 4)]
)
def test_costs_the_same_whatever_it_says(count_queries, piece, form, number):
    for _ in range(5):
        cast.make_comment(piece)
    piece.topics.set([cast.make_topic(f"Topic {n}") for n in range(5)])
    assert count_queries(f"{PIECE}.{form}") == number
