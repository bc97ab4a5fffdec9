"""Former addresses: one redirect to the piece, or 'gone' with the reason."""

import pytest

from articles.addresses import remember_address
from articles.models import OldAddress
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article()


@pytest.mark.parametrize("path", ["/?p=123", "/2019/12/bill.html", "/blog/harbour-bill/"])
def test_old_address_leads_to_the_piece_in_one_step(client, piece, path):
    remember_address(article=piece, path=path)
    response = client.get(path)
    assert response.status_code == 301
    assert response["Location"] == ADDRESS


def test_old_address_works_with_and_without_its_last_slash(client, piece):
    remember_address(article=piece, path="/blog/harbour-bill/")
    assert client.get("/blog/harbour-bill")["Location"] == ADDRESS


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/año/", "/a%C3%B1o/"),
        ("/a%C3%B1o/", "/a%C3%B1o/"),
        ('/old "quoted"/', "/old%20%22quoted%22/"),
        ("/50%/", "/50%25/"),
        ("/?título=1", "/?t%C3%ADtulo=1"),
    ],
)
def test_old_address_works_however_it_was_typed(client, piece, typed, asked):
    OldAddress.objects.create(path=typed, article=piece)
    assert client.get(asked)["Location"] == ADDRESS


def test_tracking_parameters_do_no_harm_to_letters_beyond_ascii(client, piece):
    OldAddress.objects.create(path="/año/", article=piece)
    assert client.get("/a%C3%B1o/?utm_source=x")["Location"] == ADDRESS


def test_tracking_parameters_do_no_harm(client, piece):
    remember_address(article=piece, path="/blog/harbour-bill/")
    assert client.get("/blog/harbour-bill/?utm_source=x")["Location"] == ADDRESS


def test_front_page_ignores_parameters_it_does_not_know(read, piece):
    assert "The harbour bill" in read("/?utm_source=x").text


def test_address_of_a_piece_taken_back_is_not_found(read):
    remember_address(article=cast.make_draft(), path="/blog/not-ready/")
    read("/blog/not-ready/", status=404)


def test_withdrawn_page_is_gone_and_says_why(read):
    OldAddress.objects.create(path="/blog/hoax/", gone_reason="It was a hoax.")
    assert "It was a hoax." in read("/blog/hoax/", status=410).text


def test_posting_to_an_old_address_is_not_found(client, piece):
    remember_address(article=piece, path="/blog/harbour-bill/")
    assert client.post("/blog/harbour-bill/").status_code == 404
