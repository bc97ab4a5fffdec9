"""Who sees what: anonymous readers, staff of neither group, editors, moderators, superusers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.articles.admin.people import client_of, editor_client, make_staff, moderator_client
from tests.cast import make_article

EDITORS_PAGES = [
    f"/admin/articles/{kind}/{page}"
    for kind in ("article", "author", "topic", "publication", "collection", "oldaddress")
    for page in ("", "add/")
]
MODERATORS_PAGES = ["/admin/comments/comment/", "/admin/comments/thread/"]
PAGES = EDITORS_PAGES + MODERATORS_PAGES


def models_listed(client: Client) -> set[str]:
    response = client.get("/admin/")
    return {m["object_name"] for app in response.context["app_list"] for m in app["models"]}


@pytest.mark.parametrize("page", PAGES)
def test_anonymous_readers_are_asked_to_log_in(db, client, page):
    assert client.get(page)["Location"] == f"/admin/login/?next={page}"


@pytest.mark.parametrize("page", PAGES)
def test_a_login_that_is_not_staff_is_asked_for_another(db, page):
    reader = client_of(User.objects.create_user("reader"))
    assert reader.get(page).status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_staff_of_neither_group_is_refused(db, page):
    assert client_of(make_staff("sam")).get(page).status_code == 403


def test_staff_of_neither_group_sees_an_empty_index(db):
    assert models_listed(client_of(make_staff("sam"))) == set()


@pytest.mark.parametrize("page", EDITORS_PAGES)
def test_editors_see_their_pages(editor, page):
    assert editor.get(page).status_code == 200


@pytest.mark.parametrize("page", MODERATORS_PAGES)
def test_editors_are_refused_the_moderators_pages(editor, page):
    assert editor.get(page).status_code == 403


@pytest.mark.parametrize("page", MODERATORS_PAGES)
def test_moderators_see_their_pages(db, page):
    assert moderator_client().get(page).status_code == 200


@pytest.mark.parametrize("page", EDITORS_PAGES)
def test_moderators_are_refused_the_editors_pages(db, page):
    assert moderator_client().get(page).status_code == 403


def test_each_index_lists_what_is_theirs(db):
    assert models_listed(moderator_client()) == {"Comment", "Thread"}
    assert models_listed(editor_client()) == {
        *("Article", "Author", "Collection", "Correction", "FrontPage"),
        *("Image", "OldAddress", "Publication", "Topic"),
    }


def test_superusers_see_everything(db, admin_client):
    assert all(admin_client.get(page).status_code == 200 for page in PAGES)


def test_a_moderator_cannot_save_a_piece(db):
    address = f"/admin/articles/article/{make_article().pk}/change/"
    assert moderator_client().post(address, {"title": "Mine"}).status_code == 403


def test_only_public_pieces_are_linked_to_the_site(editor):
    article = make_article()
    address = f"/admin/articles/article/{article.pk}/change/"
    assert "viewsitelink" in editor.get(address).content.decode()
    article.status = "draft"
    article.save()
    assert "viewsitelink" not in editor.get(address).content.decode()
