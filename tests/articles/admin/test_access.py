"""Who sees what: anonymous readers, staff of neither group, editors, moderators, superusers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.articles.admin.people import client_of, editor_client, make_staff, moderator_client
from tests.cast import make_article, make_comment

EDITORS_PAGES = [
    f"/admin/articles/{kind}/{page}"
    for kind in ("article", "author", "topic", "publication", "collection", "oldaddress")
    for page in ("", "add/")
]
COMMENTS = "/admin/comments/comment/"  # to look at, for superusers: decisions are the desk's
PAGES = [*EDITORS_PAGES, COMMENTS]


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


@pytest.mark.parametrize("client_of_group", [editor_client, moderator_client])
def test_comments_in_the_admin_are_neither_editors_nor_moderators(db, client_of_group):
    assert client_of_group().get(COMMENTS).status_code == 403


@pytest.mark.parametrize("page", EDITORS_PAGES)
def test_moderators_are_refused_the_editors_pages(db, page):
    assert moderator_client().get(page).status_code == 403


def test_each_index_lists_what_is_theirs(db):
    assert models_listed(moderator_client()) == set()
    assert models_listed(editor_client()) == {
        *("Activity", "Article", "Author", "Collection", "Correction", "FrontPage"),
        *("Image", "Link", "OldAddress", "Publication", "Topic"),
    }


def test_superusers_see_everything(db, admin_client):
    assert all(admin_client.get(page).status_code == 200 for page in PAGES)


def test_not_even_superusers_decide_about_comments_there(db, admin_client):
    comment = make_comment(make_article(), "Well said.")
    page = f"{COMMENTS}{comment.pk}/change/"
    assert "Well said." in admin_client.get(page).content.decode()
    assert f'href="/desk/comments/{comment.pk}/"' in admin_client.get(page).content.decode()
    assert admin_client.post(page, {"status": "spam"}).status_code == 403
    assert admin_client.get(f"{COMMENTS}add/").status_code == 403


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
