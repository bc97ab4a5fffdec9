"""Moving a branch whole: under another comment, to the top of its thread, or to another piece."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext

from articles.models import Article
from comments.labels import LABEL_LENGTH, MAX_DEPTH
from comments.locks import hold_threads_of
from comments.models import Closure, Comment, ModerationEvent, Subscription
from comments.moderation.decision import show_what_changed
from comments.moderation.record import record
from comments.moderation.refusals import ActRefused
from comments.moderation.showing import clock

# The whole branch in one statement: each path begins with another comment's from now on, and ends
# as it did. No two can meet on the way, for each ends in the comment's own label.
MOVE = """
UPDATE comments_comment SET article_id = %(article)s,
    parent_id = CASE WHEN id = %(root)s THEN %(parent)s ELSE parent_id END,
    path = %(above)s || substr(path, %(kept_from)s), depth = depth + %(deeper)s,
    edition_number = CASE WHEN article_id = %(article)s THEN edition_number
        ELSE coalesce((%(editions)s::jsonb ->> id::text)::int, 0) END
WHERE article_id = %(from)s AND path >= %(path)s AND path < %(path)s || '~'
RETURNING id
"""


@transaction.atomic
def move(
    *,
    comment: Comment,
    actor: User,
    article: Article,
    parent: Comment | None = None,
    reason: str = "",
    act: uuid.UUID | None = None,
) -> bool:
    """Hang the branch under ``parent``, or at the top of the piece's thread; false if it is there.

    Closed branches, subscriptions and reports go with their comments. Raises ``ActRefused`` for a
    place that it can't go to. One statement for the branch, whatever its size.
    """
    hold_threads_of([comment.pk], and_also=[article.pk])
    comment.refresh_from_db()
    if parent is not None:
        parent = Comment.objects.get(pk=parent.pk)
    refusal = why_not(comment, article, parent)
    if refusal:
        raise ActRefused(refusal)
    if (comment.article_id, comment.parent_id) == (article.pk, parent.pk if parent else None):
        return False
    before: dict[str, Any] = _place(comment)
    if comment.article_id != article.pk:
        before["editions"] = editions_of(comment)
    moment = hang(comment, article, parent)
    record(
        ModerationEvent.Verb.MOVE,
        actor=actor,
        act=act,
        article_id=before["article"],
        comment=comment,
        reason=reason,
        before=before,
        after={**_place(comment), "moment": moment.isoformat()},
    )
    return True


def why_not(comment: Comment, article: Article, parent: Comment | None) -> str:
    """Why the branch can't go there, as a sentence; '' if it can. One or two queries."""
    if not Article.objects.published().filter(pk=article.pk).exists():
        return gettext("Readers can’t see that piece: a thread there would be lost to them.")
    if not article.comments_allowed:
        return gettext("That piece takes no comments.")
    return misplaced(comment, article, parent)


def misplaced(comment: Comment, article: Article, parent: Comment | None) -> str:
    """The same for the tree alone, as an undoing asks: the former piece may be closed by now."""
    if parent is not None and parent.article_id != article.pk:
        return gettext("That comment belongs to another piece.")
    if parent is not None and parent.path.startswith(comment.path):
        return gettext("A branch can’t be moved under itself.")
    if _is_known_there(comment, article):
        return gettext("That piece was imported with this comment in it: approve that one there.")
    depth = parent.depth + 1 if parent else 0
    if depth + height(comment) > MAX_DEPTH:
        return gettext("The branch would lie too deep there: choose a comment further up.")
    return ""


def height(comment: Comment) -> int:
    """How many levels of replies stand under it."""
    branch = Comment.objects.in_branch(comment.article_id, comment.path).order_by("-depth")
    deepest: int = branch.values_list("depth", flat=True)[0]
    return deepest - comment.depth


def _is_known_there(comment: Comment, article: Article) -> bool:
    """Whether an import brought the same comment, or one of the branch, to the other thread."""
    if comment.article_id == article.pk:
        return False
    branch = Comment.objects.in_branch(comment.article_id, comment.path).exclude(import_key="")
    there = Comment.objects.filter(article=article)
    return there.filter(import_key__in=branch.order_by().values("import_key")).exists()


def _place(comment: Comment) -> dict[str, Any]:
    return {"article": comment.article_id, "parent": comment.parent_id, "path": comment.path}


def hang(
    comment: Comment,
    article: Article,
    parent: Comment | None,
    editions: Mapping[str, int] | None = None,
) -> datetime:
    """Do it, where both threads are held; the moment at which what was hidden there appeared.

    ``editions``: under which edition of the new piece comments were written, where that is known.
    """
    moment = clock()
    above = parent.path if parent else ""
    values: dict[str, Any] = {
        "root": comment.pk,
        "from": comment.article_id,
        "path": comment.path,
        "article": article.pk,
        "parent": parent.pk if parent else None,
        "above": above,
        "kept_from": len(comment.path) - LABEL_LENGTH + 1,
        "deeper": (parent.depth + 1 if parent else 0) - comment.depth,
        "editions": json.dumps(editions or {}),
    }
    with connection.cursor() as cursor:
        cursor.execute(MOVE, values)
        pks = [pk for (pk,) in cursor.fetchall()]
    Closure.objects.filter(branch__in=pks).update(article=article)
    Subscription.objects.filter(comment__in=pks).update(article=article)
    show_what_changed(pks, [comment.pk], moment)
    comment.refresh_from_db()
    return moment


def editions_of(comment: Comment) -> dict[int, int]:
    """Under which editions of its piece the comments of the branch were written."""
    branch = Comment.objects.in_branch(comment.article_id, comment.path)
    known = branch.exclude(edition_number=0).order_by()
    return dict(known.values_list("pk", "edition_number"))
