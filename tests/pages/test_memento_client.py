"""An independent client of the Memento protocol against the running site."""

from datetime import datetime

import pytest

from articles.writing import write
from tests import cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore"),  # of the client itself, which is of 2018
]


@pytest.fixture
def client_of_memento():
    from memento_client import MementoClient

    with MementoClient(timegate_uri="http://127.0.0.1:1/", check_native_timegate=True) as made:
        yield made


@pytest.fixture
def site(live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def piece(site):
    made = cast.make_article(body="Three.")
    for body in ("Four.", "Five."):
        made.body = body
        write(article=made)
    return made


def test_it_finds_the_gate_and_the_state_of_a_day(client_of_memento, site, piece):
    address = site + piece.address
    found = client_of_memento.get_memento_info(address, datetime(2020, 1, 5))
    assert found["timegate_uri"] == f"{site}/timegate{piece.address}"
    assert found["original_uri"] == address
    closest = found["mementos"]["closest"]
    assert closest["uri"] == [f"{address}editions/1/"]
    assert closest["datetime"] == datetime(2020, 1, 4, 6)
    assert closest["http_status_code"] == 200


def test_it_finds_the_neighbours_of_a_state(client_of_memento, site, piece):
    address = site + piece.address
    found = client_of_memento.get_memento_info(address, datetime(2020, 1, 5))["mementos"]
    assert found["first"]["uri"] == [f"{address}editions/1/"]
    assert found["last"]["uri"] == [f"{address}editions/3/"]
    assert found["next"]["uri"] == [f"{address}editions/2/"]


def test_it_goes_from_a_state_to_its_page(client_of_memento, site, piece):
    address = site + piece.address
    assert client_of_memento.get_original_uri(f"{address}editions/2/") == address


def test_it_finds_the_front_page_of_a_day(client_of_memento, site, piece):
    found = client_of_memento.get_memento_info(f"{site}/", datetime(2020, 1, 5))
    assert found["mementos"]["closest"]["uri"] == [f"{site}/front/2020-01-04T06:00Z/"]
