"""Public pages are read, and take nothing: any other method is answered with 405."""

import pytest
from django.test import Client

from tests import cast
from tests.pages.test_caching import ADDRESSES


@pytest.fixture
def stranger(db):
    """Sends forms without the token that Django's forms carry."""
    piece = cast.make_article()
    cast.make_comment(piece)
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", [*ADDRESSES, "/comments/1/"])
def test_page_takes_no_form(stranger, address, method):
    response = getattr(stranger, method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["/", "/2020/01/04/the-harbour-bill/"])
def test_page_answers_head_without_a_body(stranger, address):
    response = stranger.head(address)
    assert response.status_code == 200
    assert not response.content


def test_forms_elsewhere_still_need_their_token(stranger):
    assert stranger.post("/admin/login/", {"username": "x"}).status_code == 403
