"""Whose comments are marked: it follows from a login, and from nothing that can be typed."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from articles.models import Byline
from comments.writing.marks import mark_of
from tests import cast


@pytest.fixture
def ada(db):
    return User.objects.create_user("ada")


def test_the_author_of_the_piece_is_marked(ada):
    article = cast.make_article(authors=[cast.make_author(login=ada)])
    assert mark_of(ada, article) == "author"


def test_the_author_of_another_piece_is_not(ada):
    cast.make_article("Hers", authors=[cast.make_author(login=ada)])
    assert mark_of(ada, cast.make_article()) == ""


def test_who_took_the_pictures_is_not_its_author(ada):
    article = cast.make_article(authors=[cast.make_author(login=ada)])
    article.bylines.update(role=Byline.Role.PHOTOGRAPHER)
    assert mark_of(ada, article) == ""


def test_moderators_are_marked_everywhere(moderator):
    assert mark_of(moderator, cast.make_article()) == "moderator"


def test_a_moderator_answers_under_their_own_piece_as_its_author(moderator):
    article = cast.make_article(authors=[cast.make_author(login=moderator)])
    assert mark_of(moderator, article) == "author"


def test_editors_and_strangers_are_not_marked(ada):
    ada.groups.add(Group.objects.get(name="Editors"))
    article = cast.make_article()
    assert [mark_of(user, article) for user in (ada, AnonymousUser())] == ["", ""]
