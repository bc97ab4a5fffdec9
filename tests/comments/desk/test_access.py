"""Who comes in: moderators and their heads, whether or not they are staff; nobody else."""

import pytest
from django.contrib.auth.models import User

from archive.roles import EDITORS
from tests.cast import make_article, make_comment
from tests.comments.desk.people import client_of, head_client, make_login

PAGES = [
    "/desk/",
    "/desk/queue/held/",
    "/desk/queue/all/",
    "/desk/handlings/",
    "/desk/bulk/approval/",
    "/desk/comments/1/",
]
SENDINGS = [
    "/desk/undo/",
    "/desk/bulk/removal/",
    *(f"/desk/comments/1/{noun}/" for noun in ("approval", "removal", "spam", "hold", "handling")),
]


@pytest.mark.parametrize("page", PAGES)
def test_readers_are_asked_to_log_in(db, client, page):
    assert client.get(page)["Location"] == f"/desk/login/?next={page}"


@pytest.mark.parametrize("page", SENDINGS)
def test_what_readers_send_is_not_done(db, client, page):
    assert client.post(page)["Location"] == "/desk/login/?next=/desk/"


@pytest.mark.parametrize("groups", [(), (EDITORS,)])
@pytest.mark.parametrize("page", PAGES)
def test_others_are_told_that_it_is_not_open_to_them(db, page, groups):
    response = client_of(make_login("eva", *groups)).get(page)
    assert response.status_code == 403
    assert "This page is not open to you" in response.content.decode()


@pytest.mark.parametrize("page", SENDINGS)
def test_what_editors_send_is_refused(db, page):
    assert client_of(make_login("eva", EDITORS)).post(page).status_code == 403


def test_moderators_need_not_be_staff(desk):
    assert desk.get("/desk/").status_code == 200
    assert not User.objects.get(username="mo").is_staff


def test_head_moderators_have_rooms_of_their_own(desk):
    assert "/desk/screening/" not in desk.get("/desk/").content.decode()
    assert "/desk/screening/" in head_client().get("/desk/").content.decode()


def test_no_cache_keeps_a_page(desk):
    comment = make_comment(make_article())
    response = desk.get(f"/desk/comments/{comment.pk}/")
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_pages_change_nothing_when_asked_for_by_the_wrong_method(desk):
    pk = make_comment(make_article()).pk
    assert desk.get(f"/desk/comments/{pk}/removal/").status_code == 405
    assert desk.get("/desk/undo/").status_code == 405
    assert desk.post("/desk/queue/held/").status_code == 405
