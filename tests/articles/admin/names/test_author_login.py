"""An author's login: by it they answer readers as the author of a piece."""

import pytest
from django.contrib.auth.models import User

from articles.merging import merge_authors
from tests import cast
from tests.articles.admin.people import moderator_client, told


@pytest.fixture
def author(db):
    return cast.make_author("Ada Marsh")


@pytest.fixture
def ada(db):
    return User.objects.create_user("ada")


def save(client, author, login):
    rows = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
    typed = {"name": author.name, "slug": author.slug, "bio": "", "login": login}
    address = f"/admin/articles/author/{author.pk}/change/"
    return client.post(address, rows | typed, follow=True)


def test_editors_give_an_author_a_login_by_its_name(editor, author, ada):
    save(editor, author, "ada")
    author.refresh_from_db()
    assert author.login == ada


def test_the_form_shows_the_login_by_its_name(editor, author, ada):
    save(editor, author, "ada")
    page = editor.get(f"/admin/articles/author/{author.pk}/change/").content.decode()
    assert 'name="login" value="ada"' in page


def test_an_author_without_one_keeps_none(editor, author):
    assert "changed" in told(save(editor, author, ""))[0]
    author.refresh_from_db()
    assert author.login is None


def test_a_login_that_nobody_has_is_refused_with_a_sentence(editor, author):
    page = save(editor, author, "nobody").content.decode()
    assert "Nobody logs in by this name." in page


def test_one_login_is_that_of_one_author(editor, author, ada):
    cast.make_author("Another", login=ada)
    page = save(editor, author, "ada").content.decode()
    assert "Author with this Login already exists." in page


def test_who_was_merged_leaves_their_login_to_the_one_that_is_kept(author, ada):
    merge_authors(keep=author, gone=cast.make_author("A. Marsh", login=ada))
    author.refresh_from_db()
    assert author.login == ada


def test_a_login_of_its_own_is_kept(author, ada):
    own = cast.make_author("Kept", login=ada)
    merge_authors(keep=own, gone=cast.make_author("Gone", login=User.objects.create_user("other")))
    own.refresh_from_db()
    assert own.login == ada


def test_moderators_give_nobody_a_login(author, ada):
    assert save(moderator_client(), author, "ada").status_code == 403
