"""Sixteen readers write in one branch while moderators close, hold, move and undo it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from comments import moderation
from comments.models import Closure, Comment, CommentDocument, ModerationEvent
from comments.writing.posting import PostingRefused, post
from tests import cast

WRITERS, REPLIES = 16, 8
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """What each gives; whatever one of them raises is raised here. Each has its own connection."""
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [each.result() for each in [pool.submit(run, job) for job in jobs]]


class Writer:
    """Answers the branch's first comment, or one of their own under it; refused, goes on."""

    def __init__(self, article: Any, top: Comment, seed: int) -> None:
        self.article, self.own, self.seed = article, [top], seed

    def __call__(self) -> list[Comment]:
        for turn in range(REPLIES):
            parent = self.own[self.seed * turn % len(self.own)]
            try:
                words: dict[str, Any] = {"author_name": "Reader", "body": "A reply"}
                self.own.append(post(article=self.article, parent=parent, **words))
            except PostingRefused:
                self.article = Comment.objects.get(pk=parent.pk).article
        return self.own[1:]


def undo_last(actor: Any) -> None:
    act = moderation.last_act(actor)
    assert act is not None
    moderation.undo(act=act.act, actor=actor)


def close_often(actor: Any, top: Comment) -> int:
    for turn in range(10):
        moderation.close(article=current(top).article, branch=top, actor=actor)
        if turn % 2:
            moderation.reopen(article=current(top).article, branch=top, actor=actor)
        else:
            undo_last(actor)
    return 20


def move_and_hold_often(actor: Any, top: Comment, places: list[Comment]) -> int:
    for turn in range(10):
        if turn % 2:
            moderation.hold(comment=top, actor=actor)
        else:
            parent = places[turn % len(places)]
            moderation.move(comment=top, actor=actor, article=parent.article, parent=parent)
        undo_last(actor)
    return 20


def current(comment: Comment) -> Comment:
    return Comment.objects.select_related("article").get(pk=comment.pk)


def check_tree() -> None:
    rows = Comment.objects.in_bulk()
    for row in rows.values():
        parent = rows[row.parent_id] if row.parent_id else None
        assert row.path[:-6] == (parent.path if parent else "")
        assert (row.depth, row.article_id) == (
            (parent.depth + 1, parent.article_id) if parent else (0, row.article_id)
        )
        above = [rows[row.pk], *(each for each in rows.values() if is_above(each, row))]
        assert row.visible == all(each.status == "published" for each in above)


def is_above(other: Comment, row: Comment) -> bool:
    return row.article_id == other.article_id and row.path.startswith(other.path)


def check_counts() -> None:
    readable = set(Comment.objects.readable().values_list("pk", "article_id"))
    assert set(CommentDocument.objects.values_list("id", "article_id")) == readable
    articles = list(Comment.objects.values_list("article", flat=True).order_by().distinct())
    assert sum(Comment.objects.tallies(articles).values()) == len(readable)


def check_nobody_wrote_under_what_was_closed(top: Comment) -> None:
    for closure in Closure.objects.all():
        said = Comment.objects.in_branch(current(top).article_id, current(top).path)
        during = said.filter(created_at__gt=closure.closed_at, created_at__lt=closure.reopened_at)
        assert not during.exists()


def test_nothing_is_lost_while_a_branch_is_closed_held_moved_and_undone() -> None:
    article, other = cast.make_articles(2)
    top = cast.make_comment(article)
    places = [cast.make_comment(article), cast.make_comment(other)]
    writers = [Writer(article, top, seed) for seed in range(WRITERS)]
    mara, otto = cast.make_moderator("mara"), cast.make_moderator("otto")
    *written, closed, moved = at_once(
        *writers,
        lambda: close_often(mara, top),
        lambda: move_and_hold_often(otto, top, places),
    )
    replies = [comment.pk for each in written for comment in each]
    assert set(Comment.objects.values_list("pk", flat=True)) == {
        *replies,
        *(comment.pk for comment in (top, *places)),
    }
    check_tree()
    check_counts()
    check_nobody_wrote_under_what_was_closed(top)
    acts = ModerationEvent.objects.values("act").order_by().distinct().count()
    assert ModerationEvent.objects.count() == acts == closed + moved


def test_moves_that_cross_wait_for_each_other_in_one_order() -> None:
    article, other = cast.make_articles(2)
    branches = [cast.make_branch(piece, 3)[0] for piece in (article, other)]

    def move_often(actor: Any, comment: Comment, there: Any, back: Any) -> None:
        for _ in range(12):
            moderation.move(comment=comment, actor=actor, article=there)
            moderation.move(comment=comment, actor=actor, article=back)

    mara, otto = cast.make_moderator("mara"), cast.make_moderator("otto")
    at_once(
        lambda: move_often(mara, branches[0], other, article),
        lambda: move_often(otto, branches[1], article, other),
    )
    check_tree()
    assert ModerationEvent.objects.count() == 48


def test_bulk_acts_that_cross_wait_for_each_other_in_one_order() -> None:
    chosen = [cast.make_comment(piece) for piece in cast.make_articles(6) for _ in range(3)]

    def decide_often(actor: Any, verb: str, comments: list[Comment]) -> int:
        turns = range(8)
        return sum(
            moderation.decide_all(comments=comments, verb=verb, actor=actor).done for _ in turns
        )

    mara, otto = cast.make_moderator("mara"), cast.make_moderator("otto")
    done = at_once(
        lambda: decide_often(mara, "hold", chosen),
        lambda: decide_often(otto, "approve", chosen[::-1]),
    )
    assert ModerationEvent.objects.count() == sum(done)
    check_tree()
    check_counts()


def test_of_two_who_decide_about_the_same_the_second_is_told() -> None:
    comment = cast.make_comment(cast.make_article(), status="held")

    def decide(actor: Any, verb: Callable[..., bool]) -> Any:
        try:
            return verb(comment=current(comment), actor=actor, expected="held")
        except moderation.DecidedMeanwhile as meanwhile:
            return meanwhile.event

    mara, otto = cast.make_moderator("mara"), cast.make_moderator("otto")
    told = at_once(
        lambda: decide(mara, moderation.approve), lambda: decide(otto, moderation.mark_spam)
    )
    assert True in told
    assert ModerationEvent.objects.get() in told


def test_of_two_who_undo_the_same_act_one_does() -> None:
    comment = cast.make_comment(cast.make_article())
    mara, otto = cast.make_moderator("mara"), cast.make_moderator("otto")
    act = moderation.decide_all(comments=[comment], verb="hold", actor=mara).act

    def undo(actor: Any) -> str:
        try:
            return str(moderation.undo(act=act, actor=actor))
        except moderation.UndoRefused as refusal:
            return str(refusal)

    told = at_once(lambda: undo(mara), lambda: undo(otto))
    assert sorted(told)[0] == "1"
    assert "has undone this already" in sorted(told)[1]
