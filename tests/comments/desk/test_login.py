"""The desk's own door."""

import pytest

from archive.roles import MODERATORS
from tests.comments.desk.people import make_login

DOOR = "/desk/login/"


@pytest.fixture
def mo(db):
    user = make_login("mo", MODERATORS)
    user.set_password("a long word")
    user.save()
    return user


def log_in(client, **more):
    return client.post(DOOR, {"username": "mo", "password": "a long word"} | more)


def test_a_moderator_comes_to_the_overview(client, mo):
    assert log_in(client)["Location"] == "/desk/"


def test_a_moderator_comes_to_the_page_that_was_asked_for(client, mo):
    assert log_in(client, next="/desk/queue/all/")["Location"] == "/desk/queue/all/"


def test_nobody_is_sent_to_another_site(client, mo):
    assert log_in(client, next="https://evil.example/")["Location"] == "/desk/"


def test_a_wrong_password_is_told_and_the_name_kept(client, mo):
    page = log_in(client, password="wrong").content.decode()
    assert "Please enter a correct username and password" in page
    assert 'value="mo"' in page


def test_logging_out_ends_it(client, mo):
    log_in(client)
    assert client.post("/desk/logout/")["Location"] == DOOR
    assert client.get("/desk/").status_code == 302


def test_a_link_logs_nobody_out(client, mo):
    log_in(client)
    assert client.get("/desk/logout/").status_code == 405
