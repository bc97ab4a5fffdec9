"""Nobody speaks for the paper but those who are logged in."""

import pytest
from django.contrib.auth.models import User

from tests.cast import make_article, make_author

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    User.objects.create_user("mara", first_name="Mara", last_name="Quill", is_staff=True)
    User.objects.create_user("mo", first_name="Mo", last_name="Desk")  # not of the admin
    return make_article(authors=[make_author("Ada Marsh")])


LIKE_STAFF = (
    "Ada Marsh|ADA MARSH|Аdа Маrsh|Ada.Mаrsh|Ada Marsh (author)|𝒜da Marsh|Mara Quill|mara|"
    "Moderator Jo|Redacción|The Ed1tor|The Backfile|TheModerator|Moderators|Site Mod|Mo Desk"
)


@pytest.mark.parametrize("name", LIKE_STAFF.split("|"))
def test_a_name_like_the_staffs_is_held(ask, article, name):
    assert ask("staff_name", article=article, author_name=name).outcome == "hold"


@pytest.mark.parametrize("name", ["Tamara", "Ada", "Marsha Adams", "Editha Moor", "Анна", "李雷"])
def test_other_names_are_no_reason(ask, article, name):
    assert ask("staff_name", article=article, author_name=name) is None


def test_authors_of_other_pieces_count_where_they_have_a_login(ask, article):
    make_author("Ben Oakes", slug="ben", login=User.objects.create_user("ben"))
    make_author("Old Writer", slug="old")
    assert ask("staff_name", article=article, author_name="Ben Oakes")
    assert ask("staff_name", article=article, author_name="Old Writer") is None
