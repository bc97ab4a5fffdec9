"""A branch moves whole: order, depth, closures, subscriptions and search go with it."""

import pytest
from django.db import connection

from comments import moderation
from comments.labels import MAX_DEPTH
from comments.models import (
    Closure,
    Comment,
    CommentDocument,
    ModerationEvent,
    Reader,
    Report,
    Subscription,
)
from comments.writing.posting import PostingRefused, post
from tests.cast import make_article, make_branch, make_comment, make_draft, make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def other():
    return make_article("The other bill")


def places() -> list[tuple[int, int, int | None]]:
    connection.check_constraints()
    rows = Comment.objects.order_by("article", "path")
    return list(rows.values_list("id", "depth", "parent"))


def test_under_another_comment(article, moderator):
    target, (top, reply) = make_comment(article), make_branch(article, 2)
    assert moderation.move(comment=top, actor=moderator, article=article, parent=target)
    assert places() == [(target.pk, 0, None), (top.pk, 1, target.pk), (reply.pk, 2, top.pk)]


def test_to_the_top_of_its_thread(article, moderator):
    top, reply, last = make_branch(article, 3)
    moderation.move(comment=reply, actor=moderator, article=article)
    assert places() == [(top.pk, 0, None), (reply.pk, 0, None), (last.pk, 1, reply.pk)]


def test_to_another_piece(article, other, moderator):
    top, _reply = make_branch(article, 2)
    moderation.move(comment=top, actor=moderator, article=other)
    assert set(Comment.objects.values_list("article", "depth")) == {(other.pk, 0), (other.pk, 1)}
    assert Comment.objects.tallies([article.pk, other.pk]) == {other.pk: 2}


def test_search_finds_it_under_the_other_piece(article, other, moderator):
    moderation.move(comment=make_branch(article, 2)[0], actor=moderator, article=other)
    assert set(CommentDocument.objects.values_list("article_id", flat=True)) == {other.pk}


def test_the_edition_it_was_written_under_is_not_one_of_the_other_piece(article, other, moderator):
    comment = make_comment(article)
    moderation.move(comment=comment, actor=moderator, article=other)
    assert Comment.objects.get().edition_number == 0


def test_under_something_hidden_it_is_hidden(article, other, moderator):
    held = make_comment(other, status="held")
    moderation.move(comment=make_comment(article), actor=moderator, article=other, parent=held)
    assert not Comment.objects.visible().exists()
    assert not CommentDocument.objects.exists()


def test_from_under_something_hidden_it_appears(article, moderator):
    held = make_comment(article, status="held")
    reply = make_comment(article, parent=held)
    moderation.move(comment=reply, actor=moderator, article=article)
    row = Comment.objects.get(pk=reply.pk)
    assert (row.visible, row.appeared_at is not None) == (True, True)


def test_a_closed_branch_stays_closed(article, other, moderator):
    top, reply = make_branch(article, 2)
    moderation.close(article=article, branch=reply, actor=moderator)
    moderation.move(comment=top, actor=moderator, article=other)
    assert Closure.objects.get().article == other
    with pytest.raises(PostingRefused):
        post(article=other, parent=reply, author_name="Reader", body="A reply")


def test_reports_and_subscriptions_go_with_it(article, other, moderator):
    comment = make_comment(article)
    Report.objects.create(comment=comment, reason="topic")
    reader = Reader.objects.create(email="ada@example.org")
    Subscription.objects.create(reader=reader, article=article, comment=comment)
    moderation.move(comment=comment, actor=moderator, article=other)
    assert Subscription.objects.get().article == other
    assert Report.objects.filter(settled_at=None).get().comment.article == other


def test_the_record_says_from_where_and_where_to(article, other, moderator):
    comment = make_comment(article)
    moderation.move(comment=comment, actor=moderator, article=other, reason="Off topic")
    event = ModerationEvent.objects.get()
    assert (event.article, event.before["article"], event.after["article"]) == (
        article,
        article.pk,
        other.pk,
    )


def test_where_it_is_already_nothing_changes(article, moderator):
    top, reply = make_branch(article, 2)
    assert not moderation.move(comment=reply, actor=moderator, article=article, parent=top)
    assert not ModerationEvent.objects.exists()


@pytest.mark.parametrize("under", [0, 1, 2])
def test_not_under_itself(article, moderator, under):
    branch = make_branch(article, 3)
    with pytest.raises(moderation.ActRefused, match="under itself"):
        moderation.move(comment=branch[0], actor=moderator, article=article, parent=branch[under])


def test_not_under_a_comment_of_a_third_piece(article, other, moderator):
    parent = make_comment(make_article("Third"))
    with pytest.raises(moderation.ActRefused, match="another piece"):
        moderation.move(
            comment=make_comment(article), actor=moderator, article=other, parent=parent
        )


def test_not_deeper_than_a_thread_goes(article, moderator, monkeypatch):
    monkeypatch.setattr("comments.moderation.moving.MAX_DEPTH", 3)
    deep, (top, _reply) = make_branch(article, 3), make_branch(article, 2)
    with pytest.raises(moderation.ActRefused, match="too deep"):
        moderation.move(comment=top, actor=moderator, article=article, parent=deep[2])
    assert MAX_DEPTH == 300
    assert moderation.move(comment=top, actor=moderator, article=article, parent=deep[1])


def test_not_where_readers_see_nothing(article, moderator):
    comment = make_comment(article)
    for piece in (make_draft(), make_article("Silent", comments_allowed=False)):
        with pytest.raises(moderation.ActRefused):
            moderation.move(comment=comment, actor=moderator, article=piece)


def test_not_where_an_import_brought_it_already(article, other, moderator):
    for piece in (article, other):
        Comment.objects.filter(pk=make_comment(piece).pk).update(import_key="77")
    comment = Comment.objects.filter(article=article).get()
    with pytest.raises(moderation.ActRefused, match="imported"):
        moderation.move(comment=comment, actor=moderator, article=other)


def test_a_comment_moved_meanwhile_is_found_where_it_is(article, other, moderator):
    stale = make_comment(article)
    moderation.move(comment=Comment(pk=stale.pk), actor=make_moderator("otto"), article=other)
    assert moderation.hold(comment=stale, actor=moderator)
    assert ModerationEvent.objects.first().article == other


def test_a_branch_moved_meanwhile_is_closed_where_it_is(article, other, moderator):
    stale = make_comment(article)
    moderation.move(comment=Comment(pk=stale.pk), actor=moderator, article=other)
    moderation.close(article=article, branch=stale, actor=moderator)
    assert Closure.objects.get().article == other
