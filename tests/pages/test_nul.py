"""PostgreSQL takes no NUL: an address that holds one is refused before a page sees it."""

import pytest

from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article()


@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/2020/01/04/%00/",
        "/x%00?y=1",
        "/?%00=1",
        "/?p=1&p=%00",
        "/topics/?from=%00",
        "/authors/?from=a%00",
        "/sources/?from=%00",
        "/collections/?from=%00",
        "/2020/?before=%00",
        f"{ADDRESS}comments/?after=%00",
        "/admin/autocomplete/?term=%00&app_label=articles&model_name=byline&field_name=author",
    ],
)
def test_nul_in_an_address_is_refused_kindly(read, piece, address):
    page = read(address, status=400)
    assert "We could not read that request" in page.text
    assert "masthead" in page.html


def test_refusal_carries_the_policy_and_is_not_kept(read):
    response = read("/%00/", status=400).response
    assert response.has_header("Content-Security-Policy")
    assert not response.has_header("Cache-Control")


def test_escaped_percent_sign_is_no_nul(read, piece):
    read(f"{ADDRESS}?note=%2500")
