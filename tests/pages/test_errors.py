"""Pages for what went wrong: human, in the paper's dress, with a way on."""

import pytest
from django.test import Client, RequestFactory

from archive.views import bad_request, server_error


@pytest.fixture
def request_for_a_page():
    return RequestFactory().get("/somewhere/")


def test_missing_page_shows_a_way_on(read):
    page = read("/nothing/here/", status=404)
    assert "There is nothing at this address" in page.text
    assert 'href="/archive/"' in page.html


def test_missing_page_proposes_to_look_for_its_words(read):
    html = read("/2019/05/some-old-piece/", status=404).html
    assert 'action="/search/" role="search"' in html
    assert 'name="q" value="some old piece"' in html


def test_hostile_address_stays_text_in_the_box(read):
    html = read("/%22%3E%3Cscript%3Ealert(1)%3C/script%3Eabc/", status=404).html
    assert "<script" not in html


@pytest.mark.parametrize(("path", "status"), [("/admin/%00/", 400), ("/nothing/", 404)])
def test_pages_of_trouble_have_one_box_to_search_from(read, path, status):
    assert read(path, status=status).html.count('role="search"') == 1


def test_missing_page_is_not_for_search_engines_or_caches(read):
    page = read("/nothing/here/", status=404)
    assert '<meta name="robots" content="noindex">' in page.html
    assert not page.response.has_header("Cache-Control")


@pytest.mark.parametrize("path", ["/%ff%fe/", "/" + "a" * 3000 + "/", "/x%2500/"])
def test_odd_paths_are_not_found(read, path):
    read(path, status=404)


def test_host_of_somebody_else_is_refused_kindly(db):
    response = Client(HTTP_HOST="evil.example").get("/")
    assert response.status_code == 400
    assert b"We could not read that request" in response.content


def test_bad_request_keeps_the_masthead(request_for_a_page):
    response = bad_request(request_for_a_page, ValueError())
    assert response.status_code == 400
    assert b"masthead" in response.content


def test_broken_server_says_so_without_the_database(request_for_a_page):
    """No mark for the database here: asking it would fail the test."""
    response = server_error(request_for_a_page)
    assert response.status_code == 500
    assert b"Something broke on our side" in response.content


def test_form_without_its_token_is_explained(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert b"This form has grown too old" in response.content
