"""How each kind of act is taken back. The threads are held; nothing is changed before all is known
to be as the act left it: whatever is not raises ``UndoRefused``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.db.models.functions import Now
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from articles.models import Article
from comments.index import index
from comments.models import (
    Ban,
    ClosingRule,
    Closure,
    Comment,
    CommentEdition,
    ModerationEvent,
    Report,
)
from comments.moderation.decision import DECIDED, show_what_changed
from comments.moderation.editing import replace_text
from comments.moderation.moving import hang, misplaced
from comments.moderation.refusals import UndoRefused
from comments.moderation.showing import clock, topmost
from comments.querysets import HIDING

RESTORE = """
UPDATE comments_comment AS c SET status = f.status, removed_by = f.removed_by,
    removal_reason = f.removal_reason, visible = c.visible AND f.status <> ALL(%(hiding)s)
FROM jsonb_to_recordset(%(former)s)
    AS f (id bigint, status text, removed_by text, removal_reason text)
WHERE c.id = f.id
"""
# What appeared by the act and is hidden again has not been seen as far as the thread is concerned.
UNSEE = """
UPDATE comments_comment SET appeared_at = NULL WHERE id = ANY(ARRAY(
    SELECT b.id FROM unnest(%(articles)s::bigint[], %(paths)s::text[]) AS top (article_id, path)
    CROSS JOIN LATERAL (
        SELECT id, visible, appeared_at FROM comments_comment AS c
        WHERE c.article_id = top.article_id
            AND c.path >= top.path COLLATE "C" AND c.path < (top.path || '~') COLLATE "C"
        OFFSET 0
    ) AS b
    WHERE NOT b.visible AND b.appeared_at = ANY(%(moments)s)
))
"""

# Rows that are ended, never deleted: how their model says so, and of what only one may stand.
STANDING: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "closure": (Closure, "reopened", ("article_id", "topic_id", "branch_id")),
    "rule": (ClosingRule, "ended", ("kind", "topic_id")),
    "ban": (Ban, "lifted", ("kind", "value")),
}
# Rows from before an upgrade may name none: there is nothing that undoing could find.
NAMES_CLOSURE = (ModerationEvent.Verb.CLOSE, ModerationEvent.Verb.REOPEN)


def restore_decisions(events: Sequence[ModerationEvent]) -> None:
    """Former statuses, tombstones and open reports: the same statements for any number."""
    decided = [event for event in events if "status" in event.after]
    former = {_about(event): _fields(event.before) for event in reversed(decided)}
    latter = {_about(event): _fields(event.after) for event in decided}
    rows = Comment.objects.in_bulk(list(latter))
    for pk, fields in latter.items():
        if {name: getattr(rows[pk], name) for name in DECIDED} != fields:
            raise UndoRefused(gettext("A comment is no longer as this left it."))
    # From its own status to another that hides or shows: the branch is looked at again.
    turned = [pk for pk in former if _hides(former[pk]) != _hides(latter[pk])]
    values = [{"id": pk, **fields} for pk, fields in former.items()]
    with connection.cursor() as cursor:
        cursor.execute(RESTORE, {"former": json.dumps(values), "hiding": list(HIDING)})
    show_what_changed(list(former), turned, clock())
    _unsettle(events)
    _unsee(turned, events)


def restore_words(event: ModerationEvent, actor: User) -> None:
    """The words before an edit or a redaction; those that go are kept as an edition."""
    comment = Comment.objects.get(pk=_about(event))
    editions = {row.number: row for row in comment.editions.all()}
    former = editions.get(event.after["edition"])
    latter = editions.get(event.after["edition"] + 1, comment)
    if former is None:
        raise UndoRefused(gettext("The former words were erased when their author asked for it."))
    if latter.body != comment.body:
        raise UndoRefused(gettext("The comment was edited again since."))
    cause = CommentEdition.Cause.UNDO
    replace_text(comment, cause, actor, former.body, former.body_html, clock())
    comment.edited_at = parse_datetime(event.before["edited_at"] or "")
    comment.edited_by = event.before["edited_by"]
    comment.save(update_fields=["body", "body_html", "edited_at", "edited_by"])
    index([comment.pk])
    _unsettle([event])


def restore_place(event: ModerationEvent) -> None:
    """The branch back to where it stood."""
    comment = Comment.objects.get(pk=_about(event))
    place = (comment.article_id, comment.parent_id)
    if place != (event.after["article"], event.after["parent"]):
        raise UndoRefused(gettext("The branch was moved again since."))
    article = Article.objects.get(pk=event.before["article"])
    former = event.before["parent"]
    parent = Comment.objects.get(pk=former) if former else None
    refusal = misplaced(comment, article, parent)
    if refusal:
        raise UndoRefused(gettext("Its former place has changed since.") + " " + refusal)
    hang(comment, article, parent, event.before.get("editions"))
    _unsee([comment.pk], [event])


def restore_standing(event: ModerationEvent, actor: User) -> None:
    """End the closure, rule or ban that was made, and let the one that ended stand again."""
    if event.verb in NAMES_CLOSURE and not _names(event, "closure"):
        raise UndoRefused(
            gettext(
                "This was recorded before the record said what was closed or opened, so it can’t "
                "be undone from here. Close or open it by hand instead."
            )
        )
    for name, (model, end, place) in STANDING.items():
        made = _locked(model, event.after.get(name))
        ended = _locked(model, event.before.get(name))
        if made is not None:
            _end(made, end, actor)
        if ended is not None:
            _stand_again(ended, end, place)


def _names(event: ModerationEvent, name: str) -> bool:
    return bool(event.before.get(name) or event.after.get(name))


def _end(row: Model, end: str, actor: User) -> None:
    if getattr(row, f"{end}_at") is not None:
        raise UndoRefused(gettext("This has ended already, by somebody else or by itself."))
    rows = type(row)._default_manager.filter(pk=row.pk)
    rows.update(**{f"{end}_at": Now(), f"{end}_by": actor})


def _stand_again(row: Model, end: str, place: Iterable[str]) -> None:
    rows = type(row)._default_manager
    same = {name: getattr(row, name) for name in place}
    others = rows.filter(**same, **{f"{end}_at": None})
    if getattr(row, f"{end}_at") is None or others.exists():
        raise UndoRefused(gettext("Something else was decided here since."))
    rows.filter(pk=row.pk).update(**{f"{end}_at": None, f"{end}_by": None})


def _locked(model: Any, pk: int | None) -> Any:
    return model.objects.select_for_update().get(pk=pk) if pk else None


def _about(event: ModerationEvent) -> int:
    return event.comment_id or 0  # decisions, edits and moves are always about one


def _fields(said: dict[str, Any]) -> dict[str, str]:
    return {name: said.get(name, "") for name in DECIDED}


def _hides(fields: dict[str, str]) -> bool:
    return fields["status"] in HIDING


def _unsettle(events: Iterable[ModerationEvent]) -> None:
    """Open again the reports that the act settled."""
    about = [_about(event) for event in events]
    reports = Report.objects.filter(comment__in=about, settled_at__in=_moments(events))
    reports.update(settled_at=None, settled_by=None)


def _unsee(roots: Sequence[int], events: Iterable[ModerationEvent]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(UNSEE, {**topmost(roots), "moments": _moments(events)})


def _moments(events: Iterable[ModerationEvent]) -> list[datetime]:
    stamps = {event.after["moment"] for event in events if "moment" in event.after}
    return [datetime.fromisoformat(stamp) for stamp in stamps]
