"""The demonstration's conversation: a desk with work on it, made once, by the desk's own verbs."""

import tomllib

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from archive.management.conversation import set_up_conversation
from articles.importing.demo import read_articles, read_newsroom
from articles.importing.loading import Loader
from articles.importing.newsroom import set_up_newsroom
from articles.importing.reading import Found
from articles.importing.report import ImportReport
from comments.models import ClosingRule, Closure, Comment, ModerationEvent, Report

FOLDER = settings.BASE_DIR / "fixtures" / "demo"
FILE = FOLDER / "conversation.toml"


@pytest.fixture
def keys(db) -> dict[str, str]:
    """The pieces that the conversation is about, with the threads of their files."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    names = {row["on"] for row in tables["comments"] + tables["threads"]}
    keys = {name: f"demo:{name}" for name in names}
    newsroom = read_newsroom(FOLDER)
    set_up_newsroom(newsroom)
    records = [each for each in read_articles(FOLDER, newsroom) if each.key in keys.values()]
    Loader(ImportReport()).load_all(Found(record=record) for record in records)
    return keys


@pytest.fixture
def demonstration(keys) -> None:
    set_up_conversation(FILE, keys)


def test_the_desk_has_work_on_it(demonstration):
    held = Comment.objects.held()
    assert 5 <= held.count() <= 10
    assert all(comment.reasons for comment in held)
    assert Report.objects.open().values("comment").distinct().count() == 3


def test_tombstones_say_who_removed_what(demonstration):
    removed = Comment.objects.filter(status="removed").values_list("removed_by", flat=True)
    assert sorted(removed) == ["author", "moderator"]


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
    assert User.objects.exists()
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_whoever_has_a_name_of_the_staff_gains_no_rights_by_it(keys):
    User.objects.create_user("winifred", password="harbour-lights")
    set_up_conversation(FILE, keys)
    assert not User.objects.get(username="winifred").groups.exists()


def test_it_takes_place_once(demonstration, keys):
    kept = (Comment, ModerationEvent, Report, Closure, ClosingRule)
    before = [model.objects.count() for model in kept]
    set_up_conversation(FILE, keys)
    assert [model.objects.count() for model in kept] == before
