"""Everything that is kept about a reader, as JSON that is written while it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from archive.lib.addresses import full_address
from comments.models import (
    Ban,
    Comment,
    CommentEdition,
    ModerationEvent,
    Notice,
    Origin,
    Reader,
    Report,
    Subscription,
)
from comments.querysets import CommentQuerySet

AT_ONCE = 200


def record_of(reader: Reader) -> Iterator[bytes]:
    """The parts of one JSON object. Reads 200 rows at a time, however many there are."""
    lists: dict[str, Iterable[dict[str, Any]]] = {
        "comments": map(_comment, _all(_comments(reader))),
        "subscriptions": map(_subscription, _all(_subscriptions(reader))),
        "notices": map(_notice, _all(Notice.objects.filter(reader=reader))),
        "reports": map(_report, _all(Report.objects.filter(reader=reader))),
        "bans": map(_ban, _all(Ban.objects.filter(kind=Ban.Kind.EMAIL, value=reader.email))),
    }
    yield _said(
        {
            "site": settings.SITE_NAME,
            "address": settings.SITE_URL,
            "email": reader.email,
            "confirmed": reader.confirmed_at,
            "known since": reader.created_at,
        }
    ).removesuffix(b"}")
    for name, rows in lists.items():
        yield b",\n" + _said(name) + b": ["
        between = b"\n"
        for row in rows:
            yield between + _said(row)
            between = b",\n"
        yield b"]"
    yield b"}\n"


def _comments(reader: Reader) -> CommentQuerySet:
    decisions = ModerationEvent.objects.order_by("id")
    return (
        Comment.objects.written_by(reader.pk, reader.email)
        .select_related("article", "origin")
        .defer("body_html", *(f"article__{name}" for name in ("body", "body_html", "body_text")))
        .prefetch_related("editions", Prefetch("moderation_events", queryset=decisions))
    )


def _subscriptions(reader: Reader) -> Any:
    return Subscription.objects.filter(reader=reader).select_related("article", "comment")


def _all(rows: Any) -> Iterator[Any]:
    """By key, so that nothing is held open between the parts of the answer."""
    last = 0
    while page := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield from page
        last = page[-1].pk


def _comment(comment: Comment) -> dict[str, Any]:
    origin: Origin | None = getattr(comment, "origin", None)
    return {
        "number": comment.pk,
        "address": full_address(f"/comments/{comment.pk}/") if comment.visible else None,
        "article": {
            "title": comment.article.title,
            "address": full_address(comment.article.address),
        }
        if comment.article.is_public
        else None,
        "in reply to": comment.parent_id,
        "name": comment.author_name,
        "email": comment.email,
        "website": comment.website,
        "text": comment.body,
        "posted": comment.posted_at,
        "received": comment.created_at,
        "first shown": comment.appeared_at,
        "edited": comment.edited_at,
        "state": comment.status,
        "removed by": comment.removed_by,
        "reason of removal": comment.removal_reason,
        "held for": comment.reasons,
        "former texts": [_edition(edition) for edition in comment.editions.all()],
        "decisions": [_decision(event) for event in comment.moderation_events.all()],
        "origin": origin
        and {
            "hash of the IP address": origin.address,
            "hash of the network": origin.network,
            "at": origin.at,
        },
    }


def _edition(edition: CommentEdition) -> dict[str, Any]:
    return {
        "name": edition.author_name,
        "website": edition.website,
        "text": edition.body,
        "replaced": edition.replaced_at,
        "because": edition.cause,
    }


def _decision(event: ModerationEvent) -> dict[str, Any]:
    """Without who decided: that is theirs."""
    return {
        "at": event.at,
        "what": event.verb,
        "by": "moderator" if event.actor_id else "automatic, or yourself",
        "reason": event.reason,
        "reasons": event.reasons,
    }


def _subscription(subscription: Subscription) -> dict[str, Any]:
    return {
        "article": subscription.article.title if subscription.article.is_public else None,
        "comment": subscription.comment_id,
        "pace": subscription.pace,
        "language": subscription.language,
        "since": subscription.created_at,
        "ended": subscription.ended_at,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "about comment": notice.comment_id,
        "state": notice.state,
        "due": notice.due_at,
        "sent": notice.sent_at,
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "about comment": report.comment_id,
        "reason": report.reason,
        "words": report.words,
        "at": report.at,
        "settled": report.settled_at,
    }


def _ban(ban: Ban) -> dict[str, Any]:
    return {"reason": ban.reason, "since": ban.made_at, "until": ban.until, "lifted": ban.lifted_at}


def _said(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_moment).encode()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
