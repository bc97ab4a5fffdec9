"""Whether a thread takes comments: by whose decision, since when, until when.

Loudest first: the site closed as a whole; the thread's own decision, closed or kept open; its
topics closed; rules. Rules are worked out when somebody reads: they have no rows to keep, so a
rule that is made closes a million old threads at once, and one that ends opens them again. Only
the rule that counts reports leaves a row, for reports are settled and forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from articles.models import Article
from comments.labels import ancestor_paths
from comments.models import ClosingRule, Closure, Comment
from comments.standing.spells import SITE, TOPIC, Spell, closes, loudest, spells_of
from comments.standing.words import said_of_branch, said_of_thread
from comments.writing.refusal import PostingRefused

State = Literal["open", "closing", "closed", "none"]
By = Literal["", "moderator", "rule", "source", "site", "topic"]

TOPICS_OF = Article.topics.through.objects

# The rules that hold for each thread, with the moment they count from or were reached at. The
# index comment_appeared answers both questions without reading a comment.
RULES = """
SELECT r.*, a.id AS over, statement_timestamp() AS read_at, CASE r.kind
    WHEN 'silence' THEN (
        SELECT max(c.appeared_at) FROM comments_comment AS c
        WHERE c.article_id = a.id AND c.visible
    )
    WHEN 'comments' THEN (
        SELECT c.appeared_at FROM comments_comment AS c
        WHERE c.article_id = a.id AND c.visible
        ORDER BY c.appeared_at OFFSET r.number - 1 LIMIT 1
    )
END AS counted_from
FROM unnest(%s::bigint[]) AS a (id) CROSS JOIN comments_closingrule AS r
WHERE r.ended_at IS NULL AND r.kind <> 'reports' AND (r.topic_id IS NULL OR r.topic_id IN (
    SELECT topic_id FROM articles_article_topics WHERE article_id = a.id
))
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a thread is open, closing on a date, or closed; ``none``: it has no thread.

    ``by`` and ``reason`` are those of what closes it, now or later. ``since`` is empty where that
    is not known. ``changes_at`` is when the page next changes by time alone. ``own`` is the
    decision about this very thread that stands: closed, to come, or kept open.
    """

    state: State
    by: By = ""
    reason: str = ""
    since: datetime | None = None
    closes_at: datetime | None = None
    reopens_at: datetime | None = None
    changes_at: datetime | None = None
    closure: Closure | None = None
    rule: ClosingRule | None = None
    closed_branches: dict[int, Closure] = field(default_factory=dict)
    own: Closure | None = None

    @property
    def is_closed(self) -> bool:
        return self.state == "closed"

    @property
    def is_kept_open(self) -> bool:
        """Whether somebody decided that neither rules nor topics close it."""
        return self.own is not None and self.own.kind == Closure.Kind.OPEN

    @property
    def sentence(self) -> str:
        """For readers and writers: ‘Comments have been closed since 4 January 2020, 10:22. …’"""
        return said_of_thread(self)


def standing_of(article: Article) -> Standing:
    """How the thread stands at this moment. Two queries, however long it is."""
    return standings_of([article])[article.pk]


def standings_of(articles: Sequence[Article]) -> dict[int, Standing]:
    """Article id to how its thread stands. Two queries for all of them, three where a topic is
    closed and there are several."""
    pks = [article.pk for article in articles if article.comments_allowed]
    closures = list(_closures_over(pks)) if pks else []
    rules = list(ClosingRule.objects.raw(RULES, [pks])) if pks else []
    closing = _spread(pks, closures)
    ruling: dict[int, list[ClosingRule]] = defaultdict(list)
    for rule in rules:
        ruling[vars(rule)["over"]].append(rule)
    return {
        article.pk: _weigh(article, closing[article.pk], ruling[article.pk]) for article in articles
    }


def refuse_unless_open(article: Article, parent: Comment | None) -> None:
    """Raise ``PostingRefused`` with the reason where a reader may not write. Asked under the
    thread's lock, so that the answer stays true until the comment is in."""
    standing = standing_of(article)
    if standing.state in ("none", "closed"):
        raise PostingRefused(standing.sentence)
    if parent is not None and standing.closed_branches:
        above = {*ancestor_paths(parent.path), parent.path}
        for closure in standing.closed_branches.values():
            if closure.branch is not None and closure.branch.path in above:
                raise PostingRefused(said_of_branch(closure))


def _closures_over(pks: list[int]) -> QuerySet[Closure]:
    """Decisions about threads, their branches, their topics and the site, begun or to come."""
    topics = TOPICS_OF.filter(article_id__in=pks).values("topic_id")
    many = Q(article__isnull=True) & (Q(topic__isnull=True) | Q(topic__in=topics))
    rows: QuerySet[Closure] = Closure.objects.standing().filter(Q(article_id__in=pks) | many)
    with_place = rows.select_related("topic", "branch", "rule").order_by("id")
    spared = ("branch__body", "branch__body_html", "branch__email", "topic__description")
    return with_place.defer(*spared).annotate(read_at=Now())


def _spread(pks: list[int], closures: list[Closure]) -> dict[int, list[Closure]]:
    """To each thread those that concern it."""
    of_topics = {row.topic_id for row in closures if row.topic_id}
    filed: dict[int, set[int]] = defaultdict(set)
    if len(pks) == 1:
        filed[pks[0]] = {topic_id for topic_id in of_topics if topic_id}
    elif of_topics:
        rows = TOPICS_OF.filter(article_id__in=pks, topic_id__in=of_topics)
        for article_id, topic_id in rows.values_list("article_id", "topic_id"):
            filed[article_id].add(topic_id)
    spread: dict[int, list[Closure]] = defaultdict(list)
    for pk in pks:
        for row in closures:
            is_of_site = row.article_id is None and row.topic_id is None
            if is_of_site or row.article_id == pk or row.topic_id in filed[pk]:
                spread[pk].append(row)
    return spread


def _weigh(article: Article, closures: list[Closure], rules: list[ClosingRule]) -> Standing:
    if not article.comments_allowed:
        return Standing("none")
    read = [vars(row)["read_at"] for row in (*closures, *rules)]
    if not read:
        return Standing("open")
    now = min(read)
    branches = {row.branch_id: row for row in closures if row.branch_id}
    whole = [row for row in closures if not row.branch_id]
    spells = spells_of(article, whole, rules)
    moments = _to_come(((each.start, each.end) for each in spells), now)
    of_branches = _to_come(((row.closed_at, row.until) for row in branches.values()), now)
    return Standing(
        **_describe(spells, moments, now),
        changes_at=min([*moments, *of_branches], default=None),
        closed_branches={
            pk: row
            for pk, row in branches.items()
            if pk and (row.closed_at is None or row.closed_at <= now)
        },
        own=next((row for row in whole if row.article_id), None),
    )


def _describe(spells: list[Spell], moments: list[datetime], now: datetime) -> dict[str, Any]:
    """Closed, and until when; or open, and until when."""
    is_closed = closes(spells, now)
    turns = next((moment for moment in moments if closes(spells, moment) != is_closed), None)
    decisive = loudest(spells, now) if is_closed else loudest(spells, turns) if turns else None
    if decisive is None:
        return {"state": "open"}
    row = decisive.closure or decisive.rule
    return {
        "state": "closed" if is_closed else "closing",
        "by": _by(decisive),
        "reason": row.reason if row else "",
        "since": decisive.start if is_closed else None,
        "reopens_at": turns if is_closed else None,
        "closes_at": None if is_closed else turns,
        "closure": decisive.closure,
        "rule": decisive.rule or (decisive.closure and decisive.closure.rule),
    }


def _to_come(
    bounds: Iterable[tuple[datetime | None, datetime | None]], now: datetime
) -> list[datetime]:
    moments = {moment for pair in bounds for moment in pair if moment is not None and moment > now}
    return sorted(moments)


def _by(spell: Spell) -> By:
    closure = spell.closure
    if closure is None or closure.rule_id:
        return "rule"
    if spell.rank in (SITE, TOPIC):
        return "site" if spell.rank == SITE else "topic"
    return "moderator" if closure.closed_by_id else "source"
