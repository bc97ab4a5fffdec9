"""The lines of the log: an act as one line, however many comments it was about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from articles.admin.base import TEXTS_OF_ARTICLE
from comments.log.settings import said_of_setting
from comments.models import Ban, ClosingRule, Closure, Comment, ModerationEvent
from comments.querysets import ModerationEventQuerySet
from comments.screening import reason_label
from comments.standing.words import printed, said_of_rule

Status = Comment.Status
SPARED = ("comment__body", "comment__body_html", "comment__email", *TEXTS_OF_ARTICLE)
NAMED = {"closure": Closure, "rule": ClosingRule, "ban": Ban}


@dataclass(frozen=True, slots=True)
class Line:
    """``event`` is the last row of the act, which has ``number`` of them in ``threads`` threads."""

    event: ModerationEvent
    number: int
    threads: int
    is_undone: bool
    detail: str

    @property
    def labels(self) -> list[str]:
        """Why the checks decided so."""
        return [reason_label(code) for code in self.event.reasons]


def lines_of(events: ModerationEventQuerySet) -> list[Line]:
    """The lines of events of one article. Six queries at most, however many lines."""
    rows = events.select_related("actor", "article", "comment").defer(*SPARED)
    return tell(rows, by_article=True)


def tell(events: Iterable[ModerationEvent], *, by_article: bool = False) -> list[Line]:
    """The lines of events that are loaded with their actor, article and comment; ``by_article``
    counts of each act what was done in the event's own thread."""
    rows = list(events)
    acts = {event.act for event in rows}
    numbers = _numbers(acts)
    undone = set(ModerationEvent.objects.filter(undoes__in=acts).values_list("undoes", flat=True))
    named = _named(rows)
    return [
        Line(
            event,
            *_count(numbers[event.act, event.verb], event.article_id if by_article else None),
            event.act in undone,
            _detail(event, named),
        )
        for event in rows
    ]


def _numbers(acts: Iterable[UUID]) -> dict[tuple[UUID, str], dict[int | None, int]]:
    """How often each thing was done in each act, by article."""
    numbers: dict[tuple[UUID, str], dict[int | None, int]] = defaultdict(dict)
    same = ModerationEvent.objects.filter(act__in=acts).order_by()
    rows = same.values_list("act", "verb", "article").annotate(n=Count("pk"))
    for act, verb, article_id, number in rows:
        numbers[act, verb][article_id] = number
    return numbers


def _count(by_article: dict[int | None, int], article_id: int | None) -> tuple[int, int]:
    """Of the one article, or of all with how many they are."""
    if article_id is not None:
        return by_article[article_id], 1
    return sum(by_article.values()), len(by_article)


def _named(events: list[ModerationEvent]) -> dict[str, dict[int, Any]]:
    """The closures, rules and bans that the events name, by kind and id."""
    named: dict[str, dict[int, Any]] = {}
    for kind, model in NAMED.items():
        pks = {side.get(kind) for event in events for side in (event.before, event.after)}
        rows = model._default_manager.all()
        if kind != "ban":
            rows = rows.select_related("topic")
        named[kind] = rows.in_bulk([pk for pk in pks if pk])
    return named


def _detail(event: ModerationEvent, named: dict[str, dict[int, Any]]) -> str:
    """What changed, in words, where the verb does not say it all."""
    for kind, say in (("closure", _closure), ("rule", _rule), ("ban", _ban)):
        after, before = event.after.get(kind), event.before.get(kind)
        row = named[kind].get(after or before or 0)
        if row is not None:
            return say(row, has_ended=not after)
    if setting := said_of_setting(event):
        return setting
    was, now = event.before.get("status"), event.after.get("status")
    if not was or not now or was == now:
        return ""
    return f"{Status(was).label} → {Status(now).label}"


def _closure(closure: Closure, *, has_ended: bool) -> str:
    if closure.kind == Closure.Kind.OPEN:
        said = [_("follows the rules again") if has_ended else _("kept open, whatever rules say")]
    else:
        said = [_place(closure)]
        if closure.closed_at and closure.closed_at > closure.created_at and not has_ended:
            said.append(_("on %(moment)s") % {"moment": printed(closure.closed_at)})
    if closure.until and not has_ended:
        said.append(_("until %(moment)s") % {"moment": printed(closure.until)})
    return ", ".join(filter(None, said))


def _place(closure: Closure) -> str:
    if closure.branch_id:
        return _("a branch")
    if closure.article_id:
        return _("the thread")
    if closure.topic is not None:
        return _("the topic “%(name)s”") % {"name": closure.topic.name}
    return _("the whole site")


def _rule(rule: ClosingRule, *, has_ended: bool) -> str:
    said = said_of_rule(rule)
    if rule.topic is not None:
        said = f"{rule.topic.name}: {said}"
    return _("No longer: %(rule)s") % {"rule": said} if has_ended else said


def _ban(ban: Ban, *, has_ended: bool) -> str:
    return f"{ban.get_kind_display()} {ban.shown}"
