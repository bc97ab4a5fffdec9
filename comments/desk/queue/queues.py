"""What waits for moderators, and what they look through: four queues, each narrowed by filters.

A queue is named by its address alone, so that a decision made in it knows where to go on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any, Self

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from comments.desk.queue.traces import Trace, trace_named
from comments.models import Comment, Report
from comments.querysets import CommentQuerySet
from comments.screening import reason_label

PAGE_SIZE = 25
COUNTED = 1000  # beyond, it is said to be more
LAST_ID = 2**63 - 1

HELD, REPORTED, NEW, ALL = "held", "reported", "new", "all"
Load = Callable[[QuerySet[Comment]], QuerySet[Comment]]

KINDS = {HELD: _("Held"), REPORTED: _("Reported"), NEW: _("New"), ALL: _("All")}
OLDEST_FIRST = (HELD, REPORTED)


@dataclass(frozen=True, slots=True)
class Page:
    """``before`` and ``after`` are the keys of the pages on either side, '' where there is none."""

    comments: list[Comment]
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """``like`` is ``123-email``: by the same hand as comment 123, whose address stands nowhere."""

    kind: str = HELD
    reason: str = ""
    article: str = ""
    author: str = ""
    like: str = ""
    status: str = ""

    @classmethod
    def asked(cls, kind: str, query: Mapping[str, str]) -> Self:
        """The queue that an address names. Raises ``Http404`` for a kind that there is not."""
        if kind not in KINDS:
            raise Http404(f"no such queue: {kind[:60]!r}")
        names = [field.name for field in fields(cls) if field.name != "kind"]
        said = {name: query.get(name, "").replace("\0", "")[:320] for name in names}
        # Of held comments alone there is an index by reason: elsewhere all would be read.
        return cls(kind=kind, **(said if kind == HELD else said | {"reason": ""}))

    @classmethod
    def named(cls, text: str) -> Self:
        """The queue that a form carries along, as ``name`` gives it; the first of all if none."""
        query = QueryDict(text[:20_000])  # more than all filters: without one it would be wider
        return cls.asked(query.get("queue", HELD), query.dict())

    @property
    def name(self) -> str:
        """As forms and the addresses of comments carry it: ``queue=held&reason=links``."""
        return _name_of(self)

    @property
    def filters(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value and key != "kind"}

    @property
    def address(self) -> str:
        return self.address_from("")

    def address_from(self, after: str) -> str:
        """The page after a key, or the first one."""
        query = self.filters | ({"after": after} if is_id(after) else {})
        return reverse("desk:queue", args=[self.kind]) + (f"?{urlencode(query)}" if query else "")

    @property
    def title(self) -> Any:
        return KINDS[self.kind]

    @property
    def reason_label(self) -> Any:
        return reason_label(self.reason)

    @property
    def statuses(self) -> list[tuple[str, Any]]:
        return list(Comment.Status.choices)

    @property
    def status_label(self) -> Any:
        return dict(self.statuses).get(self.status, self.status)

    @property
    def is_oldest_first(self) -> bool:
        return self.kind in OLDEST_FIRST

    @property
    def trace(self) -> Trace | None:
        """What its comments have in common with the one that ``like`` names."""
        return trace_named(self.like)

    def rows(self) -> CommentQuerySet:
        """Its comments in their order."""
        rows = _narrowed(self, _of_kind(self))
        return rows.order_by("pk" if self.is_oldest_first else "-pk")

    def page(self, query: Mapping[str, str], *, load: Load, size: int = PAGE_SIZE) -> Page:
        """The page that ``after`` or ``before`` in ``query`` names, or the first. One query.

        ``load`` says what comes with each comment. Raises ``Http404`` for a key of no queue.
        """
        if "before" in query:
            found = list(load(self._beyond(_key(query["before"]), back=True))[: size + 1])
            comments = found[:size][::-1]
            return Page(comments, _edge(found, size, comments[:1]), _last(comments))
        rows = self._beyond(_key(query["after"])) if "after" in query else self.rows()
        found = list(load(rows)[: size + 1])
        comments = found[:size]
        before = str(comments[0].pk) if comments and "after" in query else ""
        return Page(comments, before, _edge(found, size, comments[-1:]))

    def next_after(self, pk: int) -> Comment | None:
        """The comment to go on with: the one that follows, or else the first; none if empty."""
        following: Comment | None = self._beyond(pk).first()
        return following or self.rows().exclude(pk=pk).first()

    def number(self) -> int:
        """How many there are, one more than ``COUNTED`` where there are more than that."""
        return self.rows().order_by()[: COUNTED + 1].count()

    def _beyond(self, pk: int, *, back: bool = False) -> QuerySet[Comment]:
        rows = self.rows().reverse() if back else self.rows()
        return rows.filter(pk__gt=pk) if self.is_oldest_first != back else rows.filter(pk__lt=pk)


@lru_cache(100)  # a page of cards prints it more than a hundred times
def _name_of(queue: Queue) -> str:
    return urlencode({"queue": queue.kind} | queue.filters)


def _of_kind(queue: Queue) -> CommentQuerySet:
    if queue.kind == HELD:
        return Comment.objects.held()
    if queue.kind == REPORTED:
        return Comment.objects.filter(Exists(Report.objects.open().filter(comment=OuterRef("pk"))))
    if queue.kind == NEW:
        return Comment.objects.readable()
    return Comment.objects.with_status(queue.status) if queue.status else Comment.objects.all()


def _narrowed(queue: Queue, rows: CommentQuerySet) -> CommentQuerySet:
    if queue.reason:
        rows = rows.filter(reasons__contains=[queue.reason])
    if queue.article:
        rows = rows.filter(article=int(queue.article)) if is_id(queue.article) else rows.none()
    if queue.author:
        rows = rows.filter(author_name=queue.author)
    if queue.like:
        trace = trace_named(queue.like)
        rows = rows.filter(**trace.shared_by) if trace else rows.none()
    return rows


def _key(text: str) -> int:
    if not is_id(text):
        raise Http404(f"not a key of a queue: {text[:60]!r}")
    return int(text)


def is_id(text: str) -> bool:
    """Whether it could be the id of a row, as forms and addresses carry it."""
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LAST_ID


def _last(comments: list[Comment]) -> str:
    return str(comments[-1].pk) if comments else ""


def _edge(found: list[Comment], size: int, edge: list[Comment]) -> str:
    return str(edge[0].pk) if len(found) > size and edge else ""
