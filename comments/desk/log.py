"""The log: what was done, by whom and why. Its private half is the head moderators'."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from archive.lib.dates import is_possible
from archive.lib.pagination import paginate
from comments.desk.access import directs, moderators
from comments.log.lines import SPARED, tell
from comments.models import ModerationEvent
from comments.querysets import ModerationEventQuerySet

# What only head moderators look at.
PRIVATE = ("screen", "refuse", "ban", "lift", "rule")
LAST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Question:
    """What the log is narrowed to, as it was typed."""

    who: str = ""
    verb: str = ""
    article: str = ""
    comment: str = ""
    day: str = ""
    act: str = ""

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> Self:
        names = cls.__dataclass_fields__
        return cls(**{name: query.get(name, "").strip()[:200] for name in names})

    @property
    def kept(self) -> str:
        """For the addresses of further pages."""
        said = {name: value for name, value in asdict(self).items() if value}
        return f"{urlencode(said)}&" if said else ""

    def narrow(self, rows: ModerationEventQuerySet) -> ModerationEventQuerySet:
        """The rows that answer; none for what can't be. Folded unless one act is looked at."""
        if self.act:
            return rows.filter(act=_uuid(self.act)) if _uuid(self.act) else rows.none()
        if self.who == "-":
            rows = rows.filter(actor=None)
        elif self.who:
            rows = rows.filter(actor__username=self.who)
        if self.verb:
            rows = rows.filter(verb=self.verb)
        if self.article:
            rows = rows.about(int(self.article)) if _is_id(self.article) else rows.none()
        if self.comment:
            rows = rows.filter(comment=int(self.comment)) if _is_id(self.comment) else rows.none()
        if self.day:
            day = _day(self.day)
            rows = rows.filter(at__gte=day, at__lt=day + timedelta(days=1)) if day else rows.none()
        return rows if self.comment else rows.folded(in_article=bool(self.article))


@require_safe
@moderators
def log(request: HttpRequest) -> HttpResponse:
    """Lines newest first; a bulk act is one line that opens. Eight queries, however many."""
    question = Question.asked(request.GET)
    is_head = directs(request)
    seen = ModerationEvent.objects.all() if is_head else ModerationEvent.objects.for_moderators()
    rows = question.narrow(_half(seen, question, is_head)).newest_first()
    page = paginate(rows.select_related("actor", "article", "comment").defer(*SPARED), request.GET)
    shown = {
        "question": question,
        "page": page,
        "lines": tell(page.items, by_article=bool(question.article)),
        "verbs": [
            each for each in ModerationEvent.Verb.choices if is_head or each[0] not in PRIVATE
        ],
        "is_head": is_head,
    }
    return render(request, "desk/log.html", shown)


def _half(
    rows: ModerationEventQuerySet, question: Question, is_head: bool
) -> ModerationEventQuerySet:
    """Automatic verdicts are many: they come only where they are asked for."""
    asked_for = question.verb or question.comment or question.act
    return rows if asked_for or not is_head else rows.acts()


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LAST_ID


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _day(text: str) -> datetime | None:
    """The beginning of a day of the paper's."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time.min)) if is_possible(day) else None
