"""Takes in whole threads from importers: in bulk, known again, and never undoing a moderator."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.utils import timezone

from archive.lib.markup import render_comment
from articles.importing.chains import follow
from articles.importing.records import ArticleRecord, ClosureRecord, CommentRecord
from articles.importing.sink import ThreadOutcome
from articles.models import Article
from comments.index import index
from comments.labels import LABEL_LENGTH, MAX_DEPTH, label
from comments.locks import share_thread
from comments.models import Closure, Comment
from comments.querysets import HIDING

NAMELESS = "Anonymous"
LONGEST_KEY = 200

COLUMNS = (
    "id",
    "article_id",
    "parent_id",
    "path",
    "depth",
    "author_name",
    "email",
    "website",
    "body",
    "body_html",
    "status",
    "visible",
    "appeared_at",
    "removed_by",
    "removal_reason",
    "posted_at",
    "import_key",
)
PLACES = """
SELECT import_key, id, path, depth, visible FROM comments_comment
WHERE article_id = %s AND import_key <> ''
"""
IDS = """
SELECT nextval(pg_get_serial_sequence('comments_comment', 'id')) FROM generate_series(1, %s)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands in the thread, and whether what is under it can be seen."""

    id: int
    path: str
    depth: int
    shows_replies: bool


def take_thread(article: Article, record: ArticleRecord, is_new: bool = False) -> ThreadOutcome:
    """Add the record's comments that the thread doesn't have yet, and its closure if it never had
    one. Comments that are there stay as they are: moderators may have decided on them.

    Runs in the caller's transaction; ``is_new`` says that the article was made in it. Whatever
    the number of comments, it costs six queries and one COPY, for a new article three fewer. The
    words are set before the thread is locked, so that no moderator waits for them.
    """
    outcome = ThreadOutcome()
    if record.closure is not None:
        _close(article, record.closure, is_new)
    if record.comments:
        comments = {_key(comment): comment for comment in record.comments}
        known = {} if is_new else _places(article)
        new = {key: _with_html(each) for key, each in comments.items() if key not in known}
        if new and not is_new:
            share_thread(article.pk)
            known = _places(article)  # with what came in while the words were set
        gone = set() if is_new else _moved_away(article, new)
        added = [comment for key, comment in new.items() if key not in known.keys() | gone]
        outcome.unchanged = len(comments) - len(added)
        if added:
            _insert(article, added, known, outcome)
    return outcome


def _close(article: Article, closure: ClosureRecord, is_new: bool) -> None:
    """Close the thread as the source says, unless it was ever closed here: it may have been
    reopened since."""
    if is_new or not Closure.objects.filter(article=article, branch=None).exists():
        closed = Closure(article=article, reason=closure.reason[:300], closed_at=closure.closed_at)
        # A moderator who closes it at this moment goes first.
        Closure.objects.bulk_create([closed], ignore_conflicts=True)


def _with_html(comment: CommentRecord) -> CommentRecord:
    """The comment with its words set, here unless that was done ahead."""
    if comment.body_html:
        return comment
    return replace(comment, body_html=render_comment(comment.body, limit=None).html)


def _places(article: Article) -> dict[str, Place]:
    """The imported comments that the thread has, by key."""
    with connection.cursor() as cursor:
        cursor.execute(PLACES, [article.pk])
        return {key: Place(*place) for key, *place in cursor.fetchall()}


def _moved_away(article: Article, keys: Collection[str]) -> set[str]:
    """Those of the keys whose comments moderators have moved to other pieces."""
    moved = Comment.objects.filter(import_key__in=keys).exclude(article=article)
    theirs = moved.filter(moderation_events__verb="move", moderation_events__article=article)
    return set(theirs.values_list("import_key", flat=True)) if keys else set()


def _insert(
    article: Article, new: list[CommentRecord], known: dict[str, Place], outcome: ThreadOutcome
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(IDS, [len(new)])
        ids = sorted(pk for (pk,) in cursor.fetchall())
        rows = _rows(article, _in_order(new), ids, known, outcome)
        statement = f"COPY comments_comment ({', '.join(COLUMNS)}) FROM STDIN"
        with connection.wrap_database_errors, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    index(ids, are_new=True)
    outcome.created = len(new)


def _in_order(new: list[CommentRecord]) -> list[CommentRecord]:
    """As they were posted, where the source says when of all of them; else as they stand there."""
    times = [comment.posted_at for comment in new if comment.posted_at is not None]
    if len(times) < len(new):
        return new
    return [new[at] for at in sorted(range(len(new)), key=times.__getitem__)]


def _rows(
    article: Article,
    comments: list[CommentRecord],
    ids: list[int],
    known: dict[str, Place],
    outcome: ThreadOutcome,
) -> Iterator[tuple[Any, ...]]:
    """Finished rows, parents before their replies; among siblings ids rise with time."""
    places = dict(known)
    by_path = {place.path: place for place in known.values()}
    numbered = {_key(comment): (pk, comment) for comment, pk in zip(comments, ids, strict=True)}
    chains = follow({key: _parent_key(each, known) for key, (_, each) in numbered.items()})
    rehung = 0
    for key in sorted(chains.depths, key=chains.depths.__getitem__):
        pk, comment = numbered[key]
        above = chains.parents[key] or comment.parent_key
        parent = places.get(_short(above)) if above and key not in chains.broken else None
        if parent is not None and parent.depth >= MAX_DEPTH:
            parent = by_path[parent.path[: LABEL_LENGTH * MAX_DEPTH]]
            rehung += 1
        places[key] = place = _place(pk, comment, parent)
        by_path[place.path] = place
        yield _row(article, comment, place, parent)
    _note(outcome, len(chains.orphans), "answers a comment that is not there: put at the top")
    _note(outcome, len(chains.broken), "answers itself in a circle: put at the top")
    _note(outcome, rehung, f"lies deeper than {MAX_DEPTH} levels: hung at the last of them")


def _parent_key(comment: CommentRecord, known: dict[str, Place]) -> str | None:
    """The parent among the new ones; those that the thread has already count as found."""
    if comment.parent_key is None or _short(comment.parent_key) in known:
        return None
    return _short(comment.parent_key)


def _place(pk: int, comment: CommentRecord, parent: Place | None) -> Place:
    shown = parent is None or parent.shows_replies
    return Place(
        id=pk,
        path=(parent.path if parent else "") + label(pk),
        depth=parent.depth + 1 if parent else 0,
        shows_replies=shown and comment.status not in HIDING,
    )


def _row(
    article: Article, comment: CommentRecord, place: Place, parent: Place | None
) -> tuple[Any, ...]:
    return (
        place.id,
        article.pk,
        parent.id if parent else None,
        place.path,
        place.depth,
        comment.author_name[:200] or NAMELESS,
        comment.email if len(comment.email) <= 254 else "",
        comment.website if len(comment.website) <= 500 else "",
        comment.body,
        comment.body_html,
        comment.status,
        place.shows_replies,  # published or removed, like everything above it
        (comment.posted_at or timezone.now()) if place.shows_replies else None,
        Comment.RemovedBy.SOURCE if comment.status == "removed" else "",
        "",
        comment.posted_at,
        _key(comment),
    )


def _key(comment: CommentRecord) -> str:
    return _short(comment.key)


def _short(key: str) -> str:
    """The key as it is stored: a long one by its digest."""
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def _note(outcome: ThreadOutcome, count: int, what: str) -> None:
    if count:
        who = "a comment" if count == 1 else f"{count:,} comments: each"
        outcome.notes.append(f"{who} {what}")
