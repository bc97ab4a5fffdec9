"""Comments as the desk shows them: each with all that a decision takes, at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from articles.addresses import TEXTS as TEXTS_OF_ARTICLE
from comments.desk.queue.authors import NOTHING_KNOWN, AuthorRecord, key_of, query_of, records_of
from comments.desk.queue.decisions import APPROVAL, DECISIONS, Decision
from comments.desk.queue.handling import LASTS
from comments.desk.queue.surroundings import Surroundings, look_around
from comments.models import Comment, Report
from comments.moderation.deciding import was_taken_back
from comments.screening import reason_label

REPORTS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """``held_by`` is the other moderator who has it before them, '' where nobody has."""

    comment: Comment
    around: Surroundings
    record: AuthorRecord
    held_by: str = ""
    reports: list[Report] = field(default_factory=list)

    @property
    def reasons(self) -> list[tuple[str, Any]]:
        """(code, words) of what held it."""
        return [(code, reason_label(code)) for code in self.comment.reasons]

    @property
    def number_of_reports(self) -> int:
        return int(vars(self.reports[0])["total"]) if self.reports else 0

    @property
    def author_query(self) -> str:
        return query_of(self.comment)

    @property
    def decisions(self) -> list[Decision]:
        """What can be decided: nothing about what its author took back.

        What is published already can be approved where it was reported: that settles it.
        """
        if was_taken_back(self.comment):
            return []
        status = self.comment.status
        return [d for d in DECISIONS if d.outcome != status or (d is APPROVAL and self.reports)]


def for_cards(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """With what a card prints of the article, the reader, the origin and who handles it."""
    related = ("article", "reader", "origin", "handling__moderator")
    return comments.select_related(*related).defer(*TEXTS_OF_ARTICLE)


def cards_of(comments: Iterable[Comment], moderator: User) -> list[Card]:
    """Cards for comments of ``for_cards``, in their order. Four queries for all of them."""
    rows = list(comments)
    around, records, reports = look_around(rows), records_of(rows), _reports_of(rows)
    return [
        Card(
            comment=row,
            around=around[row.pk],
            record=records.get(key_of(row), NOTHING_KNOWN),
            held_by=_held_by(row, moderator),
            reports=reports.get(row.pk, []),
        )
        for row in rows
    ]


def _reports_of(comments: list[Comment]) -> dict[int, list[Report]]:
    """The first few of each comment that are not settled, each with their ``total``."""
    by_comment = F("comment")
    numbered = Report.objects.open().annotate(
        place=Window(RowNumber(), partition_by=by_comment, order_by="pk"),
        total=Window(Count("*"), partition_by=by_comment),
    )
    found: dict[int, list[Report]] = {}
    of_these = numbered.filter(comment__in=comments, place__lte=REPORTS_SHOWN)
    for report in of_these.order_by("pk"):
        found.setdefault(report.comment_id, []).append(report)
    return found


def _held_by(comment: Comment, moderator: User) -> str:
    handling = getattr(comment, "handling", None)
    if handling is None or handling.moderator_id == moderator.pk:
        return ""
    if handling.since <= timezone.now() - LASTS:
        return ""
    return str(handling.moderator.get_username())
