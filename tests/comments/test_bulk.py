"""One decision about many comments is one act, and nobody's decision is run over."""

import pytest

from comments import moderation
from comments.models import Comment, CommentDocument, ModerationEvent
from tests.cast import make_article, make_branch, make_comment, make_moderator

pytestmark = pytest.mark.django_db


def statuses() -> set[str]:
    return set(Comment.objects.values_list("status", flat=True))


@pytest.fixture
def many():
    return [
        make_comment(article) for article in (make_article(), make_article("Two")) for _ in "ab"
    ]


def test_all_of_them_are_decided_in_one_act(many, moderator):
    outcome = moderation.decide_all(comments=many, verb="spam", actor=moderator)
    assert (outcome.done, statuses()) == (4, {"spam"})
    assert set(ModerationEvent.objects.values_list("act", flat=True)) == {outcome.act}


def test_each_leaves_a_row(many, moderator):
    moderation.decide_all(comments=many, verb="remove", actor=moderator, reason="Insult")
    rows = ModerationEvent.objects.filter(verb="remove", reason="Insult")
    assert {row.comment for row in rows} == set(many)


def test_those_that_are_so_already_are_counted_and_left_alone(many, moderator):
    moderation.mark_spam(comment=many[0], actor=moderator)
    outcome = moderation.decide_all(comments=many, verb="spam", actor=moderator)
    assert (outcome.done, outcome.already) == (3, 1)


def test_what_somebody_else_decided_stays_and_is_told(many, moderator):
    seen = {comment.pk: "published" for comment in many}
    moderation.remove(comment=many[1], actor=make_moderator("otto"), reason="Libel")
    outcome = moderation.decide_all(comments=many, verb="spam", actor=moderator, seen=seen)
    assert [(comment, event.reason) for comment, event in outcome.overtaken] == [(many[1], "Libel")]
    assert Comment.objects.get(pk=many[1].pk).status == "removed"


def test_a_branch_and_its_reply_in_one_selection(moderator):
    branch = make_branch(make_article(), 3)
    moderation.decide_all(comments=branch[:2], verb="hold", actor=moderator)
    moderation.decide_all(comments=branch[:1], verb="approve", actor=moderator)
    visible = Comment.objects.order_by("path").values_list("visible", flat=True)
    assert list(visible) == [True, False, False]


def test_search_follows(many, moderator):
    moderation.decide_all(comments=many[:3], verb="hold", actor=moderator)
    assert list(CommentDocument.objects.values_list("id", flat=True)) == [many[3].pk]


def test_ids_may_come_one_by_one_and_progress_is_told(many, moderator):
    told: list[int] = []
    ids = (comment.pk for comment in many)
    moderation.decide_all(comments=ids, verb="hold", actor=moderator, progress=told.append)
    assert told == [4]


def test_more_threads_than_are_locked_singly(many, moderator, monkeypatch):
    monkeypatch.setattr("comments.locks.MANY_THREADS", 1)
    assert moderation.decide_all(comments=many, verb="hold", actor=moderator).done == 4


def test_it_costs_the_same_number_of_queries_for_any_number(
    many, moderator, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        moderation.decide_all(comments=many, verb="spam", actor=moderator)


def test_what_its_author_took_back_is_left_alone(many, moderator):
    Comment.objects.filter(pk=many[0].pk).update(status="removed", removed_by="author")
    outcome = moderation.decide_all(comments=many, verb="approve", actor=moderator)
    assert (outcome.done, outcome.already) == (0, 4)


def test_nothing_chosen_changes_nothing(moderator):
    assert moderation.decide_all(comments=[], verb="spam", actor=moderator).done == 0
    assert not ModerationEvent.objects.exists()
