"""Every role at every page on which a piece changes its state, in every state: by the table."""

import pytest
from django.contrib.auth.models import User

from archive.roles import CHIEF_EDITORS, EDITORS, MODERATORS, WRITERS
from articles.states.rights import State, may, may_ever
from tests.articles.admin.people import client_of, make_staff
from tests.articles.states.test_rights import piece_in

# The act that each page is for; those marked take nothing but forms.
PAGES = {
    "publication": "publish",
    "review": "ask_review",
    "scheduled-change": "schedule",
    "taking-back": "take_back",
    "withdrawal": "withdraw",
    "restoration": "restore",
}
FORMS = {
    "review/decision": "review",
    "review/taking-back": "ask_review",
    "scheduled-change/taking-back": "schedule",
}


@pytest.fixture
def people(db):
    return {
        "own": make_staff("own", WRITERS),
        "other": make_staff("other", WRITERS),
        "editor": make_staff("editor", EDITORS),
        "chief": make_staff("chief", CHIEF_EDITORS),
        "moderator": make_staff("moderator", MODERATORS),
        "superuser": User.objects.create_superuser("root", password=None),
    }


@pytest.mark.parametrize("state", State.values)
def test_each_page_is_for_those_whom_the_table_lets(people, state):
    piece = piece_in(state, people["own"])
    for name, user in people.items():
        client = client_of(user)
        for page, act in PAGES.items():
            answer = client.get(f"/admin/articles/article/{piece.pk}/{page}/").status_code
            assert (answer == 200) == may(user, act, piece), (name, page)
            hidden = may(user, act) and not may(user, "read", piece)
            refused = not may_ever(user, act, piece)
            expected = {404} if hidden else {403} if refused else {200, 302}
            assert answer in expected, (name, page)


@pytest.mark.parametrize("state", State.values)
def test_each_form_is_refused_to_all_others(people, state):
    piece = piece_in(state, people["own"])
    for name, user in people.items():
        client = client_of(user)
        for page, act in FORMS.items():
            address = f"/admin/articles/article/{piece.pk}/{page}/"
            if not may(user, act):
                expected = {403}
            else:
                expected = {302, 403, 405} if may(user, "read", piece) else {404}
            assert client.get(address).status_code in expected | {302}, (name, page)
            if expected in ({403}, {404}):
                assert client.post(address).status_code in expected, (name, page)


@pytest.mark.parametrize("page", [*PAGES, *FORMS])
def test_who_is_not_logged_in_is_asked_to(client, db, page):
    piece = piece_in("published", make_staff("own", WRITERS))
    response = client.get(f"/admin/articles/article/{piece.pk}/{page}/")
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("page", PAGES)
def test_a_piece_that_there_is_not_is_not_found(people, page):
    client = client_of(people["chief"])
    assert client.get(f"/admin/articles/article/999999/{page}/").status_code == 404


def test_no_cache_keeps_such_a_page(people):
    piece = piece_in("published", people["own"])
    response = client_of(people["editor"]).get(f"/admin/articles/article/{piece.pk}/publication/")
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
