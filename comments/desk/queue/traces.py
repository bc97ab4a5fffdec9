"""What a comment has in common with others by the same hand: reader, e-mail, name, network.

A trace is always named by the comment it was found on, so that no name, no e-mail address and no
hash ever stands in an address, where it would end in somebody's log.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from comments.models import Ban, Comment, Origin, Reader, Report
from comments.querysets import CommentQuerySet
from comments.screening.lookalikes import skeleton

LOOKED_AT = 1000  # comments of one trace, the newest
SHOWN_OF_HASH = 6

KINDS = {
    "reader": _("Reader"),
    "email": _("E-mail"),
    "name": _("Name"),
    "network": _("Network"),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """``value`` is what comments are compared by, ``shown`` what moderators read of it."""

    kind: str
    value: Any
    shown: str

    @property
    def label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def ban_kind(self) -> str:
        """By which kind of ban it could be kept away; a reader is, by their address."""
        return "" if self.kind == "reader" else self.kind

    @property
    def ban_value(self) -> str:
        """What a ban of it is compared by."""
        spelt = {"name": skeleton, "email": str.lower}.get(self.kind, str)
        return spelt(str(self.value))

    @property
    def shared_by(self) -> dict[str, Any]:
        """By which fields comments share it: for ``filter``."""
        fields = {"reader": "reader_id", "email": "email", "name": "author_name"}
        return {fields.get(self.kind, "origin__network"): self.value}

    def comments(self) -> CommentQuerySet:
        """Everything that shares it, whatever its status."""
        return Comment.objects.filter(**self.shared_by)

    def bans(self) -> list[Ban]:
        """Those in force against it."""
        found = Ban.objects.in_force().filter(kind=self.ban_kind, value=self.ban_value)
        return list(found.select_related("made_by"))


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a trace; counts are of its newest ``LOOKED_AT`` comments."""

    number: int
    tallies: list[tuple[str, int]]
    names: int
    reports: int
    first_seen: datetime | None
    last_seen: datetime | None

    @property
    def is_whole(self) -> bool:
        return self.number < LOOKED_AT


def traces_of(comment: Comment) -> list[Trace]:
    """The strongest first: what somebody confirmed, typed, called themselves, came from."""
    origin = Origin.objects.filter(comment=comment).first()
    network = origin.network if origin else ""
    reader = str(comment.reader) if comment.reader_id else ""
    traces = (
        Trace("reader", comment.reader_id, reader),
        Trace("email", comment.email, comment.email),
        Trace("name", comment.author_name, comment.author_name),
        Trace("network", network, network[:SHOWN_OF_HASH]),
    )
    return [trace for trace in traces if trace.value]


def trace_named(text: str) -> Trace | None:
    """The trace that ``123-network`` names in an address; None where there is none such."""
    pk, _dash, kind = text.partition("-")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    comment = Comment.objects.select_related("reader").filter(pk=int(pk)).first()
    traces = traces_of(comment) if comment else []
    return next((trace for trace in traces if trace.kind == kind), None)


def record_of(trace: Trace) -> Record:
    """Four queries, each bounded by ``LOOKED_AT`` rows of an index."""
    newest = trace.comments().order_by("-id")
    rows = list(newest.values_list("pk", "status", "author_name")[:LOOKED_AT])
    counted = Counter(status for _pk, status, _name in rows)
    first, last = newest.last(), newest.first()
    return Record(
        number=len(rows),
        tallies=[(s, counted[s]) for s in Comment.Status.values if s in counted],
        names=len({name for _pk, _status, name in rows}),
        reports=Report.objects.filter(comment__in=[pk for pk, _status, _name in rows]).count(),
        first_seen=_moment(first),
        last_seen=_moment(last),
    )


def confirmation_of(comment: Comment) -> datetime | None:
    """When the address of its author was confirmed, by whoever holds it."""
    known = comment.reader or Reader.objects.filter(email=comment.email.lower()).first()
    return known.confirmed_at if known else None


def _moment(comment: Comment | None) -> datetime | None:
    return (comment.posted_at or comment.created_at) if comment else None
