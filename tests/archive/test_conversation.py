"""The demonstration's conversation: a desk with work on it, made once, by the desk's own verbs."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from comments.models import ClosingRule, Closure, Comment, ModerationEvent, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration() -> None:
    call_command("load_demo", stdout=StringIO())


def test_the_desk_has_work_on_it(demonstration):
    fresh = Comment.objects.filter(import_key="", status="held")
    assert 5 <= fresh.count() <= 10
    assert all(comment.reasons for comment in fresh)
    assert Report.objects.open().values("comment").distinct().count() >= 3


def test_tombstones_say_who_removed_what(demonstration):
    removed = Comment.objects.filter(status="removed").values_list("removed_by", flat=True)
    assert {"source", "author", "moderator"} <= set(removed)


def test_the_staff_speak_with_their_marks(demonstration):
    marks = Comment.objects.exclude(mark="").values_list("mark", flat=True)
    assert set(marks) == {"author", "moderator"}


def test_comments_are_edited_by_their_authors_and_by_moderators(demonstration):
    edited = Comment.objects.exclude(edited_by="").values_list("edited_by", flat=True)
    assert set(edited) == {"author", "moderator"}


def test_a_branch_is_closed_a_thread_closes_and_a_rule_watches(demonstration):
    assert Closure.objects.filter(branch__isnull=False).count() == 1
    assert Closure.objects.filter(closed_at__gt=Comment.objects.latest("id").created_at).exists()
    assert ClosingRule.objects.in_force().exists()


def test_nobody_can_log_in_as_the_invented_staff(demonstration):
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_whoever_has_the_name_of_the_staff_gains_no_rights_by_it(db):
    User.objects.create_user("winifred", password="harbour-lights")
    call_command("load_demo", stdout=StringIO())
    assert not User.objects.get(username="winifred").groups.exists()


def test_it_takes_place_once(demonstration):
    kept = (Comment, ModerationEvent, Report, Closure, ClosingRule)
    before = [model.objects.count() for model in kept]
    call_command("load_demo", stdout=StringIO())
    assert [model.objects.count() for model in kept] == before
