"""Any sequence of replies, decisions and closures keeps order, depth, counts and parents right.

The same sequence is played to a model of ten lines in memory, and every answer is compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from comments import moderation
from comments.models import Comment
from comments.posting import PostingRefused, post
from comments.thread import ThreadPage, load_page, page_start
from tests.cast import make_article

PLACE = st.none() | st.integers(0, 30)
STEP = st.one_of(
    st.tuples(st.just("reply"), PLACE),
    st.tuples(st.just("reply"), PLACE),
    st.tuples(st.sampled_from(["approve", "hold", "remove", "mark_spam"]), st.integers(0, 30)),
    st.tuples(st.sampled_from(["close", "reopen"]), PLACE),
)
STATUS = {"approve": "published", "hold": "held", "remove": "removed", "mark_spam": "spam"}


@dataclass
class Node:
    comment: Comment
    parent: Node | None
    status: str = "published"
    replies: list[Node] = field(default_factory=list)

    @property
    def above(self) -> list[Node]:
        return [*self.parent.above, self.parent] if self.parent else []

    @property
    def is_visible(self) -> bool:
        shown = self.status in ("published", "removed")
        return shown and not any(node.status in ("held", "spam") for node in self.above)


class Model:
    """A thread in memory, and the same steps played to the database."""

    def __init__(self) -> None:
        self.article = make_article()
        self.actor = User.objects.create(username="mod")
        self.nodes: list[Node] = []
        self.roots: list[Node] = []
        self.closed: set[int | None] = set()

    def play(self, verb: str, place: int | None) -> None:
        node = self.nodes[place % len(self.nodes)] if self.nodes and place is not None else None
        if verb == "reply":
            self.reply(node)
        elif verb in STATUS and node:
            getattr(moderation, verb)(comment=node.comment, actor=self.actor)
            node.status = STATUS[verb]
        elif verb in ("close", "reopen"):
            branch = node.comment if node else None
            getattr(moderation, verb)(article=self.article, branch=branch, actor=self.actor)
            key = branch.pk if branch else None
            self.closed = self.closed | {key} if verb == "close" else self.closed - {key}

    def reply(self, parent: Node | None) -> None:
        lineage = {node.comment.pk for node in (*parent.above, parent)} if parent else set()
        values: dict[str, Any] = {
            "article": self.article,
            "parent": parent.comment if parent else None,
            "author_name": "A reader",
            "body": "Words",
        }
        if self.closed & {None, *lineage}:
            with pytest.raises(PostingRefused):
                post(**values)
            return
        node = Node(post(**values), parent)
        self.nodes.append(node)
        (parent.replies if parent else self.roots).append(node)

    def walk(self) -> list[tuple[Node, str]]:
        """Visible nodes in reading order with their numbers."""
        return list(_walk(self.roots, ""))


def _walk(siblings: list[Node], prefix: str):
    shown = [node for node in siblings if node.is_visible]
    for ordinal, node in enumerate(shown, start=1):
        number = f"{prefix}{ordinal}"
        yield node, number
        yield from _walk(node.replies, f"{number}.")


class TreeTest(TestCase):
    @settings(max_examples=60)
    @given(st.lists(STEP, max_size=30))
    def test_any_sequence_keeps_the_tree_right(self, steps) -> None:
        model = Model()
        for verb, place in steps:
            model.play(verb, place)
        self.check_rows(model)
        self.check_tally(model)
        self.check_pages(model)

    def check_rows(self, model: Model) -> None:
        for node in model.nodes:
            row = Comment.objects.get(pk=node.comment.pk)
            assert row.parent_id == (node.parent.comment.pk if node.parent else None)
            assert row.depth == len(node.above)
            assert (row.status, row.visible) == (node.status, node.is_visible)

    def check_tally(self, model: Model) -> None:
        readable = [node for node, _ in model.walk() if node.status == "published"]
        tallies = Comment.objects.tallies([model.article.pk])
        assert tallies.get(model.article.pk, 0) == len(readable)

    def check_pages(self, model: Model) -> None:
        expected = [(node.comment.pk, number) for node, number in model.walk()]
        seen, after = [], ""
        while True:
            page = load_page(model.article, after=after, size=3)
            seen += _own(page)
            assert sum(item.opens - item.closes for item in page.items) == page.left_open
            if not page.stretch.next:
                break
            after = page.stretch.next
        assert seen == expected
        self.check_way_back(model, expected, page)
        self.check_landing(model)

    def check_way_back(self, model: Model, expected: list, page: ThreadPage) -> None:
        """Page by page from the last to the first, nothing is left out."""
        seen = set(_own(page))
        while not page.is_first:
            page = load_page(model.article, after=page.stretch.previous, size=3)
            seen |= set(_own(page))
        assert seen == set(expected)

    def check_landing(self, model: Model) -> None:
        """Every comment stands on the page that its permalink leads to."""
        for node, number in model.walk():
            start = page_start(node.comment, size=3)
            page = load_page(model.article, after=start, size=3)
            assert (node.comment.pk, number) in _own(page)


def _own(page: ThreadPage) -> list[tuple[int, str]]:
    return [(item.comment.pk, item.number) for item in page.items if not item.is_context]
