import pytest
from django.db import DatabaseError, transaction

from comments import moderation
from comments.models import Closure, Comment, ModerationEvent
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    """A comment, a reply and a reply to the reply."""
    article = make_article()
    top = make_comment(article)
    middle = make_comment(article, parent=top)
    return top, middle, make_comment(article, parent=middle)


def visible() -> list[bool]:
    return list(Comment.objects.order_by("path").values_list("visible", flat=True))


def test_removing_leaves_a_tombstone_and_the_replies(branch, moderator):
    moderation.remove(comment=branch[0], actor=moderator, reason="Insult")
    assert visible() == [True, True, True]


def test_a_tombstone_says_by_whom_and_why(branch, moderator):
    moderation.remove(comment=branch[0], actor=moderator, reason="Insult")
    row = Comment.objects.get(pk=branch[0].pk)
    assert (row.removed_by, row.removal_reason) == ("moderator", "Insult")


def test_tombstones_are_not_counted(branch, moderator):
    moderation.remove(comment=branch[1], actor=moderator)
    assert Comment.objects.tallies([branch[0].article_id]) == {branch[0].article_id: 2}


@pytest.mark.parametrize("verb", [moderation.hold, moderation.mark_spam])
def test_hiding_takes_the_branch_along(branch, moderator, verb):
    verb(comment=branch[1], actor=moderator)
    assert visible() == [True, False, False]


def test_approving_shows_the_branch_again(branch, moderator):
    moderation.hold(comment=branch[0], actor=moderator)
    moderation.approve(comment=branch[0], actor=moderator)
    assert visible() == [True, True, True]


def test_approving_under_something_held_shows_nothing(branch, moderator):
    moderation.hold(comment=branch[0], actor=moderator)
    moderation.hold(comment=branch[1], actor=moderator)
    moderation.approve(comment=branch[1], actor=moderator)
    assert visible() == [False, False, False]


def test_approving_a_removed_comment_forgets_the_reason(branch, moderator):
    moderation.remove(comment=branch[0], actor=moderator, reason="Mistaken")
    moderation.approve(comment=branch[0], actor=moderator)
    assert Comment.objects.get(pk=branch[0].pk).removal_reason == ""


def test_each_decision_leaves_an_event(branch, moderator):
    moderation.remove(comment=branch[0], actor=moderator, reason="Insult")
    event = ModerationEvent.objects.get()
    assert (event.verb, event.actor, event.comment, event.reason, event.before) == (
        "remove",
        moderator,
        branch[0],
        "Insult",
        {"status": "published"},
    )


def test_deciding_what_is_decided_leaves_no_event(branch, moderator):
    moderation.approve(comment=branch[0], actor=moderator)
    assert not ModerationEvent.objects.exists()


@pytest.mark.parametrize(
    "verb", [moderation.approve, moderation.hold, moderation.remove, moderation.mark_spam]
)
def test_what_is_no_longer_as_expected_stays_as_it_is(branch, moderator, verb):
    moderation.remove(comment=branch[0], actor=moderator, reason="Libel")
    with pytest.raises(moderation.DecidedMeanwhile) as refusal:
        verb(comment=branch[0], actor=moderator, expected="published")
    assert refusal.value.event == ModerationEvent.objects.get()
    assert Comment.objects.get(pk=branch[0].pk).removal_reason == "Libel"


def test_what_is_as_expected_is_decided(branch, moderator):
    assert moderation.hold(comment=branch[0], actor=moderator, expected="published")
    assert not moderation.hold(comment=branch[0], actor=moderator, expected="held")


def test_a_change_that_no_moderator_made_is_no_ones(branch, moderator):
    with pytest.raises(moderation.DecidedMeanwhile) as refusal:
        moderation.hold(comment=branch[0], actor=moderator, expected="spam")
    assert refusal.value.event is None


def test_closing_twice_keeps_the_first_closure(moderator):
    article = make_article()
    first = moderation.close(article=article, actor=moderator, reason="Age")
    assert moderation.close(article=article, actor=moderator, reason="Other") == first


def test_reopening_ends_the_closure_and_says_by_whom(moderator):
    article = make_article()
    moderation.close(article=article, actor=moderator)
    assert moderation.reopen(article=article, actor=moderator)
    assert Closure.objects.get().reopened_by == moderator


def test_reopening_what_is_open_does_nothing(moderator):
    assert not moderation.reopen(article=make_article(), actor=moderator)
    assert not ModerationEvent.objects.exists()


def test_a_thread_can_be_closed_again_after_it_was_reopened(moderator):
    article = make_article()
    for _ in range(2):
        moderation.close(article=article, actor=moderator)
        moderation.reopen(article=article, actor=moderator)
    assert Closure.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    ["UPDATE comments_moderationevent SET reason = 'x'", "DELETE FROM comments_moderationevent"],
)
def test_the_database_refuses_to_change_an_event(branch, moderator, change):
    from django.db import connection

    moderation.hold(comment=branch[0], actor=moderator)
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        connection.cursor().execute(change)
