"""Whatever moderators do in whatever order, threads stay right, and an undo leaves no trace.

Two threads are written in, decided about, moved, edited, closed and undone at random. The same is
done to ``thread_model``, and after every step the two are compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from comments import moderation
from comments.models import Ban, Closure, Comment, CommentDocument, ModerationEvent, Report
from comments.thread import load_page
from comments.writing.posting import PostingRefused, post
from tests import cast
from tests.comments.thread_model import Node, Thread

VERBS = {"approve": "published", "hold": "held", "remove": "removed", "spam": "spam"}
PLACE = st.integers(0, 30)


class Conversation(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()

    @initialize()
    def begin(self) -> None:
        self.articles = cast.make_articles(2)
        self.actor, self.other = cast.make_moderator("mara"), cast.make_moderator("otto")
        self.threads = [Thread(article.pk) for article in self.articles]
        self.nodes: list[Node] = []
        self.before: list[tuple[Any, Callable[[], None]]] = []  # what each act found

    def teardown(self) -> None:
        try:
            for article, thread in zip(self.articles, self.threads, strict=True):
                check_pages(article, list(thread.walk()))
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    def node(self, place: int) -> Node:
        return self.nodes[place % len(self.nodes)]

    def act(self, do: Callable[[], Any], model: Callable[[], None], rows: int = 1) -> None:
        """Do it to both. An act leaves as many rows in the record as it says, or none."""
        found, known = everything(), remember(self.threads)
        number = ModerationEvent.objects.count()
        changed = do()
        assert ModerationEvent.objects.count() == number + (rows if changed else 0)
        if changed:
            model()
            self.before.append((found, known))

    # -- what readers do

    @rule(place=st.none() | PLACE, at=st.integers(0, 1))
    def reply(self, place: int | None, at: int) -> None:
        parent = self.node(place) if self.nodes and place is not None else None
        thread = parent.thread if parent else self.threads[at]
        said: dict[str, Any] = {
            "article": self.articles[self.threads.index(thread)],
            "parent": Comment(pk=parent.pk) if parent else None,
            "author_name": "A reader",
            "body": "Words",
        }
        if thread.is_closed_for(parent):
            with pytest.raises(PostingRefused):
                post(**said)
            return
        node = Node(post(**said).pk, thread, parent, "Words")
        self.nodes.append(node)
        thread.nodes.append(node)

    @precondition(lambda self: self.nodes)
    @rule(place=PLACE)
    def report(self, place: int) -> None:
        Report.objects.create(comment_id=self.node(place).pk, reason="abuse")

    # -- what moderators do

    @precondition(lambda self: self.nodes)
    @rule(places=st.lists(PLACE, min_size=1, max_size=6), verb=st.sampled_from(sorted(VERBS)))
    def decide(self, places: list[int], verb: str) -> None:
        nodes = list({self.node(place) for place in places})
        reported = Report.objects.filter(settled_at=None).values_list("comment", flat=True)
        changed = [n for n in nodes if n.status != VERBS[verb] or n.pk in set(reported)]

        def settle() -> None:
            for node in nodes:
                node.status = VERBS[verb]

        pks = [node.pk for node in nodes]
        verbs: dict[str, Any] = {"comments": pks, "verb": verb, "actor": self.actor}
        self.act(lambda: moderation.decide_all(**verbs).done, settle, rows=len(changed))

    @precondition(lambda self: self.nodes)
    @rule(place=PLACE, under=st.none() | PLACE, at=st.integers(0, 1))
    def move(self, place: int, under: int | None, at: int) -> None:
        node, parent = self.node(place), self.node(under) if under is not None else None
        thread = parent.thread if parent else self.threads[at]
        where: dict[str, Any] = {
            "comment": Comment(pk=node.pk),
            "article": self.articles[self.threads.index(thread)],
            "parent": Comment(pk=parent.pk) if parent else None,
            "actor": self.actor,
        }
        if parent in node.branch:
            with pytest.raises(moderation.ActRefused):
                moderation.move(**where)
            return

        def hang() -> None:
            moved = {each.pk for each in node.branch} & node.thread.closed
            node.thread.closed -= moved
            thread.closed |= moved
            node.hang(thread, parent)

        self.act(lambda: moderation.move(**where), hang)

    @precondition(lambda self: self.nodes)
    @rule(
        place=PLACE, body=st.sampled_from(["Words", "Other words", "More"]), passage=st.booleans()
    )
    def reword(self, place: int, body: str, passage: bool) -> None:
        node = self.node(place)
        whose: dict[str, Any] = {"comment": Comment(pk=node.pk), "actor": self.actor}

        def say() -> None:
            node.body = node.body.replace("ord", "[redacted]") if passage else body

        if not passage:
            self.act(lambda: moderation.edit(**whose, body=body), say)
        elif "ord" in node.body:
            self.act(lambda: moderation.redact(**whose, passage="ord"), say)

    @rule(place=st.none() | PLACE, at=st.integers(0, 1))
    def close_or_reopen(self, place: int | None, at: int) -> None:
        node = self.node(place) if self.nodes and place is not None else None
        thread = node.thread if node else self.threads[at]
        key = node.pk if node else None
        where: dict[str, Any] = {
            "article": self.articles[self.threads.index(thread)],
            "branch": Comment.objects.get(pk=key) if key else None,
            "actor": self.actor,
        }
        if key in thread.closed:
            self.act(lambda: moderation.reopen(**where), lambda: thread.closed.remove(key))
        else:
            self.act(lambda: moderation.close(**where), lambda: thread.closed.add(key))

    @rule(name=st.sampled_from(["ada", "bea"]))
    def ban_or_lift(self, name: str) -> None:
        whom: dict[str, Any] = {"kind": "name", "value": name, "shown": name, "reason": "Abuse"}
        banned = Ban.objects.in_force().filter(value=name).first()
        if banned:
            self.act(lambda: moderation.lift(actor=self.actor, ban=banned), lambda: None)
        else:
            self.act(lambda: moderation.ban(actor=self.actor, **whom), lambda: None)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        act, (found, recall) = moderation.last_act(self.actor), self.before.pop()
        assert act is not None
        number = ModerationEvent.objects.count()
        assert moderation.undo(act=act.act, actor=self.actor) == act.number
        assert ModerationEvent.objects.count() == number + act.number
        recall()
        now = everything()
        assert {name: {pk: now[name][pk] for pk in rows} for name, rows in found.items()} == found
        assert now["standing"].keys() == found["standing"].keys()

    @precondition(lambda self: self.nodes and self.before)
    @rule(place=PLACE)
    def what_another_decided_since_is_not_undone(self, place: int) -> None:
        act = moderation.last_act(self.actor)
        assert act is not None
        event = ModerationEvent.objects.filter(act=act.act, verb__in=VERBS).first()
        if event is None or event.comment is None:
            return
        comment = event.comment
        other = "spam" if comment.status != "spam" else "approve"
        undone = moderation.decide_all(comments=[comment.pk], verb=other, actor=self.other).act
        found = everything()
        with pytest.raises(moderation.UndoRefused):
            moderation.undo(act=act.act, actor=self.actor)
        assert everything() == found
        moderation.undo(act=undone, actor=self.other)

    # -- what always holds

    @invariant()
    def rows_are_as_in_the_model(self) -> None:
        connection.check_constraints()  # those that wait for the end of a transaction
        rows = Comment.objects.in_bulk()
        for node in getattr(self, "nodes", []):
            row = rows[node.pk]
            above = rows[node.parent.pk].path if node.parent else ""
            assert (row.article_id, row.parent_id) == node.place
            assert (row.depth, row.path[:-6]) == (len(node.above), above)
            assert (row.status, row.visible, row.body) == (node.status, node.is_visible, node.body)

    @invariant()
    def counts_and_search_are_as_in_the_model(self) -> None:
        threads = getattr(self, "threads", [])
        tallies = Comment.objects.tallies([thread.pk for thread in threads])
        assert {t.pk: len(t.readable) for t in threads if t.readable} == tallies
        found = set(CommentDocument.objects.values_list("id", "article_id"))
        assert found == {(pk, thread.pk) for thread in threads for pk in thread.readable}


def everything() -> dict[str, dict[int, Any]]:
    """Whole rows, by what they are; of closures and bans those that stand."""
    standing = [*Closure.objects.standing().values(), *Ban.objects.in_force().values()]
    return {
        "comments": {row["id"]: row for row in Comment.objects.values()},
        "reports": {row["id"]: row for row in Report.objects.values()},
        "standing": {row["id"]: row for row in standing},
    }


def remember(threads: list[Thread]) -> Callable[[], None]:
    """What takes the model back to where it is now, but for what readers have written since."""
    nodes = [(n, n.thread, n.parent, n.status, n.body) for t in threads for n in t.nodes]
    closed = [set(thread.closed) for thread in threads]

    def recall() -> None:
        for thread, was_closed in zip(threads, closed, strict=True):
            thread.closed = was_closed
        for node, thread, parent, status, body in nodes:
            node.status, node.body = status, body
            if node.place != (thread.pk, parent.pk if parent else None):
                node.hang(thread, parent)

    return recall


def check_pages(article: Any, expected: list[tuple[int, str]]) -> None:
    """Pages of three hold everything once, in order, numbered as in the whole."""
    seen, after = [], ""
    while True:
        page = load_page(article, after=after, size=3)
        seen += [(item.comment.pk, item.number) for item in page.items if not item.is_context]
        if not page.stretch.next:
            break
        after = page.stretch.next
    assert seen == expected


@pytest.mark.django_db
def test_threads_stay_right_whatever_is_done_and_undone() -> None:
    steps = settings(max_examples=15, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(Conversation, settings=steps)
