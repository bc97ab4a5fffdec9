"""A comment that somebody has before them is marked for the others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Handling
from tests.cast import make_article, make_comment
from tests.comments.desk.people import moderator_client, told

JSON = {"Accept": "application/json"}


@pytest.fixture
def comment(db):
    return make_comment(make_article(), status="held")


def take(client, comment, **options):
    return client.post(f"/desk/comments/{comment.pk}/handling/", **options)


def test_the_first_takes_it_and_the_second_is_told(desk, comment):
    ada = moderator_client("ada")
    assert take(desk, comment, headers=JSON).status_code == 200
    response = take(ada, comment, headers=JSON)
    assert (response.status_code, response.json()) == (409, {"moderator": "mo"})


def test_without_a_script_it_opens_the_page_and_says_who_has_it(desk, comment):
    take(moderator_client("ada"), comment)
    response = take(desk, comment, data={"queue": "queue=held"}, follow=True)
    assert told(response) == ["ada has this comment before them."]
    assert response.redirect_chain == [(f"/desk/comments/{comment.pk}/?queue=held", 302)]


def test_it_is_marked_in_the_others_queue_and_not_in_ones_own(desk, comment):
    take(moderator_client("ada"), comment)
    assert "ada has it before them" in desk.get("/desk/queue/held/").content.decode()
    assert desk.get("/desk/handlings/").json() == {"handlings": {str(comment.pk): "ada"}}


def test_it_is_not_marked_for_who_has_it(desk, comment):
    take(desk, comment)
    assert "mo has it before them" not in desk.get("/desk/queue/held/").content.decode()
    assert desk.get("/desk/handlings/").json() == {"handlings": {}}


def test_it_lapses_after_two_minutes(desk, comment):
    take(moderator_client("ada"), comment)
    Handling.objects.update(since=timezone.now() - timedelta(minutes=2, seconds=1))
    assert "ada has it before them" not in desk.get("/desk/queue/held/").content.decode()
    assert take(desk, comment, headers=JSON).status_code == 200


def test_whoever_takes_another_lets_go_of_the_first(desk, comment):
    other = make_comment(comment.article, status="held")
    take(desk, comment)
    take(desk, other)
    assert Handling.objects.get().comment == other
