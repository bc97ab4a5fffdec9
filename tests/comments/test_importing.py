"""Whole threads come in: in order, known again, and no decision of a moderator undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.lib.markup import Rendered, render_comment
from articles.importing.records import ArticleRecord, ClosureRecord, CommentRecord
from articles.importing.sink import ThreadOutcome
from articles.models import Article
from comments import importing
from comments.importing import take_thread
from comments.labels import MAX_DEPTH
from comments.models import Closure, Comment
from comments.moderation import move, remove
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db

START = datetime(2020, 1, 4, 10, tzinfo=UTC)


def said(key: str, parent: str | None = None, **fields: Any) -> CommentRecord:
    values = {"author_name": f"Reader {key}", "body": f"Words of {key}."} | fields
    return CommentRecord(key=key, parent_key=parent, **values)


def take(article: Article, *comments: CommentRecord, **fields: Any) -> ThreadOutcome:
    return take_thread(article, ArticleRecord(key="k", title="t", comments=comments, **fields))


def in_order(article: Article) -> list[tuple[str, int]]:
    rows = Comment.objects.filter(article=article).in_order()
    return list(rows.values_list("import_key", "depth"))


def test_replies_stand_under_their_parents() -> None:
    article = make_article()
    take(article, said("3", "1"), said("1"), said("2"), said("4", "3"))
    assert in_order(article) == [("1", 0), ("3", 1), ("4", 2), ("2", 0)]


def test_siblings_stand_in_the_order_of_time() -> None:
    article = make_article()
    take(
        article, said("late", posted_at=START + timedelta(hours=1)), said("early", posted_at=START)
    )
    assert in_order(article) == [("early", 0), ("late", 0)]


def test_without_times_the_order_of_the_source_counts() -> None:
    article = make_article()
    take(article, said("b", posted_at=START), said("a"))
    assert in_order(article) == [("b", 0), ("a", 0)]


def test_words_are_rendered_at_any_length() -> None:
    article = make_article()
    take(article, said("1", body="*" * 20_000 + "\n\n> <b>quoted</b>"))
    html = Comment.objects.get().body_html
    assert html.endswith("<blockquote><p><strong>quoted</strong></p></blockquote>")


def test_words_that_were_set_ahead_are_not_set_again() -> None:
    article = make_article()
    take(article, said("1", body="Plain.", body_html="<p>Ahead.</p>"))
    assert Comment.objects.get().body_html == "<p>Ahead.</p>"


def test_no_moderator_waits_while_words_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    article, done = make_article(), []

    def set_words(body: str, limit: int | None) -> Rendered:
        done.append("set")
        return render_comment(body, limit=limit)

    monkeypatch.setattr(importing, "share_thread", lambda pk: done.append("locked"))
    monkeypatch.setattr(importing, "render_comment", set_words)
    take(article, said("1"), said("2"))
    assert done == ["set", "set", "locked"]


def test_what_came_in_while_words_were_set_is_not_added_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = make_article()

    def come_in_first(pk: int) -> None:
        make_comment(article)
        Comment.objects.update(import_key="1")

    monkeypatch.setattr(importing, "share_thread", come_in_first)
    outcome = take(article, said("1"), said("2", "1"))
    assert (outcome.created, outcome.unchanged) == (1, 1)
    assert in_order(article) == [("1", 0), ("2", 1)]


def test_what_is_hidden_hides_what_is_under_it() -> None:
    article = make_article()
    take(
        article,
        said("1", status="held"),
        said("2", "1"),
        said("3", status="removed"),
        said("4", "3"),
        said("5", status="spam"),
    )
    shown = Comment.objects.visible().values_list("import_key", flat=True)
    assert set(shown) == {"3", "4"}
    assert Comment.objects.get(import_key="3").removed_by == "source"


def test_a_second_time_changes_nothing() -> None:
    article = make_article()
    take(article, said("1"), said("2", "1"))
    outcome = take(article, said("1", body="Changed."), said("2", "1"))
    assert (outcome.created, outcome.unchanged, Comment.objects.count()) == (0, 2, 2)
    assert Comment.objects.get(import_key="1").body == "Words of 1."


def test_new_comments_join_the_thread_under_known_ones() -> None:
    article = make_article()
    take(article, said("1"), said("2"))
    make_comment(article, "Said here.")
    outcome = take(article, said("1"), said("2"), said("3", "1"))
    assert (outcome.created, outcome.unchanged) == (1, 2)
    assert in_order(article)[:3] == [("1", 0), ("3", 1), ("2", 0)]


def test_new_replies_under_a_branch_that_is_hidden_here_are_hidden() -> None:
    article = make_article()
    take(article, said("1", status="held"))
    take(article, said("1", status="held"), said("2", "1"))
    assert not Comment.objects.visible().exists()


def test_what_a_moderator_removed_stays_removed(moderator: Any) -> None:
    article = make_article()
    take(article, said("1"))
    remove(comment=Comment.objects.get(), actor=moderator, reason="Spite.")
    take(article, said("1"))
    assert Comment.objects.get().status == "removed"


def test_a_thread_is_closed_as_the_source_says() -> None:
    article = make_article()
    take(article, said("1"), closure=ClosureRecord(reason="Too late.", closed_at=START))
    closure = Closure.objects.in_force().get()
    assert (closure.reason, closure.closed_at) == ("Too late.", START)


def test_a_thread_that_was_reopened_here_stays_open() -> None:
    article = make_article()
    take(article, closure=ClosureRecord())
    Closure.objects.update(reopened_at=START)
    take(article, closure=ClosureRecord())
    assert not Closure.objects.in_force().exists()


def test_orphans_and_circles_go_to_the_top_and_are_noted() -> None:
    article = make_article()
    outcome = take(article, said("1", "9"), said("2", "3"), said("3", "2"))
    assert {depth for key, depth in in_order(article) if key != "3"} == {0}
    assert [note[:30] for note in outcome.notes] == [
        "a comment answers a comment th",
        "a comment answers itself in a ",
    ]


def test_what_lies_too_deep_is_hung_at_the_last_level_and_noted() -> None:
    article = make_article()
    chain = [said(str(n), str(n - 1) if n else None) for n in range(MAX_DEPTH + 20)]
    outcome = take(article, *chain)
    depths = [depth for _, depth in in_order(article)]
    assert (len(depths), max(depths)) == (MAX_DEPTH + 20, MAX_DEPTH)
    assert f"deeper than {MAX_DEPTH} levels" in outcome.notes[0]
    late = take(article, *chain, said("late", str(MAX_DEPTH + 19)))
    assert (late.created, len(in_order(article))) == (1, MAX_DEPTH + 21)


def test_a_nameless_reader_and_a_long_key_come_in() -> None:
    article = make_article()
    take(article, said("k" * 500, author_name=""), said("2", "k" * 500))
    assert in_order(article)[1] == ("2", 1)
    assert Comment.objects.get(depth=0).author_name == "Anonymous"
    assert take(article, said("k" * 500), said("2", "k" * 500)).unchanged == 2


KEYS = st.sampled_from("abcdef")
STATES = st.sampled_from(["published", "held", "removed", "spam"])


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.dictionaries(KEYS, st.tuples(st.none() | KEYS, STATES)), min_size=1, max_size=3))
def test_any_thread_in_any_parts_ends_right(parts: list[dict[str, Any]]) -> None:
    article = make_article(f"Piece {Article.objects.count()}")
    for part in parts:
        take(article, *(said(key, parent, status=state) for key, (parent, state) in part.items()))
    rows = {row.pk: row for row in Comment.objects.filter(article=article)}
    assert {row.import_key for row in rows.values()} == {key for part in parts for key in part}
    for row in rows.values():
        parent = rows.get(row.parent_id or 0)
        assert row.depth == (parent.depth + 1 if parent else 0)
        hides = row.status in ("held", "spam")
        assert row.visible == (not hides and (parent is None or parent.visible))


def test_what_a_moderator_moved_to_another_piece_does_not_come_again(moderator: Any) -> None:
    article = make_article()
    take(article, said("1"), said("2"))
    moved = Comment.objects.get(import_key="1")
    move(comment=moved, actor=moderator, article=make_article("The other bill"))
    take(article, said("1"), said("2"), said("3"))
    assert in_order(article) == [("2", 0), ("3", 0)]
