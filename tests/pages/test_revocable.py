"""Browsers keep a redirect and a 410 for good unless told to ask again: both may be taken back."""

import pytest

from articles.states.publishing import withdraw
from articles.writing import write
from tests.cast import make_article

pytestmark = pytest.mark.django_db
ADDRESS = "/2020/01/04/the-harbour-bill/"


def asks_again(response) -> bool:
    return "max-age=0" in response["Cache-Control"]


def test_what_is_gone_is_asked_for_again(client):
    withdraw(article=make_article(), reason="A court ordered it.")
    response = client.get(ADDRESS)
    assert response.status_code == 410
    assert asks_again(response)


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "print/", "/en/topics/"])
def test_a_redirect_is_asked_for_again(client, address):
    piece = make_article()
    piece.slug = "the-bill"
    write(article=piece)
    response = client.get(address)
    assert response.status_code == 301
    assert asks_again(response)


def test_a_personal_redirect_is_nobody_elses(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root"))
    assert "public" not in client.get("/admin/articles/article")["Cache-Control"]
