"""Whether a thread takes comments: by whose decision, since when, until when.

Loudest first: the site closed as a whole; the thread's own decision, closed or kept open; its
topics closed; rules. Rules are worked out when somebody reads: they have no rows to keep, so a
rule that is made closes a million old threads at once, and one that ends opens them again. Only
the rule that counts reports leaves a row, for reports are settled and forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import Q
from django.db.models.functions import Now

from archive.lib import dates
from articles.models import Article
from comments.labels import ancestor_paths
from comments.models import ClosingRule, Closure, Comment
from comments.refusal import PostingRefused
from comments.standing_words import said_of_branch, said_of_thread

State = Literal["open", "closing", "closed", "none"]
By = Literal["", "moderator", "rule", "source", "site", "topic"]

SITE, THREAD, TOPIC, LATER, RULE = range(5)  # whose word counts, the loudest first

# The rules that hold for a thread, each with the moment it counts from or was reached at. The
# index comment_appeared answers both questions without reading a comment.
RULES = """
SELECT r.*, statement_timestamp() AS read_at, CASE r.kind
    WHEN 'silence' THEN (
        SELECT max(c.appeared_at) FROM comments_comment AS c
        WHERE c.article_id = %(article)s AND c.visible
    )
    WHEN 'comments' THEN (
        SELECT c.appeared_at FROM comments_comment AS c
        WHERE c.article_id = %(article)s AND c.visible
        ORDER BY c.appeared_at OFFSET r.number - 1 LIMIT 1
    )
END AS counted_from
FROM comments_closingrule AS r
WHERE r.ended_at IS NULL AND r.kind <> 'reports' AND (r.topic_id IS NULL OR r.topic_id IN (
    SELECT topic_id FROM articles_article_topics WHERE article_id = %(article)s
))
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a thread is open, closing on a date, or closed; ``none``: it has no thread.

    ``by`` and ``reason`` are those of what closes it, now or later. ``since`` is empty where that
    is not known. ``changes_at`` is when the page next changes by time alone.
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
    # The thread's own decision that stands, closed, to come, or kept open: for the desk.
    own: Closure | None = None

    @property
    def is_closed(self) -> bool:
        return self.state == "closed"

    @property
    def sentence(self) -> str:
        """For readers and writers: ‘Comments were closed on 4 January 2020, 10:22. Off topic.’"""
        return said_of_thread(self)


def standing_of(article: Article) -> Standing:
    """How the thread stands at this moment. Two queries, however long it is."""
    if not article.comments_allowed:
        return Standing("none")
    closures = _closures_over(article)
    rules = list(ClosingRule.objects.raw(RULES, {"article": article.pk}))
    read = [vars(row)["read_at"] for row in (*closures, *rules)]
    if not read:
        return Standing("open")
    return _weigh(article, closures, rules, min(read))


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


def _closures_over(article: Article) -> list[Closure]:
    """Decisions about the thread, its branches, its topics and the site, begun or to come."""
    topics = Article.topics.through.objects.filter(article_id=article.pk).values("topic_id")
    many = Q(article__isnull=True) & (Q(topic__isnull=True) | Q(topic__in=topics))
    rows = Closure.objects.standing().filter(Q(article_id=article.pk) | many)
    with_place = rows.select_related("topic", "branch", "rule").order_by("id")
    spared = ("branch__body", "branch__body_html", "branch__email", "topic__description")
    return list(with_place.defer(*spared).annotate(read_at=Now()))


@dataclass(frozen=True, slots=True)
class _Spell:
    """How long one decision holds. ``start`` is empty where nobody knows when it began."""

    rank: int
    closes: bool
    start: datetime | None = None
    end: datetime | None = None
    closure: Closure | None = None
    rule: ClosingRule | None = None

    def covers(self, moment: datetime) -> bool:
        begun = self.start is None or self.start <= moment
        return begun and (self.end is None or moment < self.end)


def _weigh(
    article: Article, closures: list[Closure], rules: list[ClosingRule], now: datetime
) -> Standing:
    branches = [row for row in closures if row.branch_id]
    whole = [row for row in closures if not row.branch_id]
    spells = [spell for row in whole for spell in _spells_of(row)]
    spells += [spell for rule in rules if (spell := _spell_of_rule(article, rule))]
    moments = sorted({moment for each in spells for moment in _bounds(each.start, each.end, now)})
    current = _loudest(spells, now)
    branch_moments = [m for row in branches for m in _bounds(row.closed_at, row.until, now)]
    return Standing(
        **_describe(spells, current, moments),
        changes_at=min([*moments, *branch_moments], default=None),
        closed_branches={
            row.branch_id: row
            for row in branches
            if row.branch_id and (row.closed_at is None or row.closed_at <= now)
        },
        own=next((row for row in whole if row.article_id), None),
    )


def _describe(
    spells: list[_Spell], current: _Spell | None, moments: list[datetime]
) -> dict[str, Any]:
    """Closed, and until when; or open, and until when."""
    is_closed = current is not None and current.closes
    turns = next((m for m in moments if _closes(_loudest(spells, m)) != is_closed), None)
    decisive = current if is_closed else _loudest(spells, turns) if turns else None
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


def _loudest(spells: list[_Spell], moment: datetime) -> _Spell | None:
    holding = [spell for spell in spells if spell.covers(moment)]
    return min(holding, key=lambda spell: (spell.rank, spell.start or dates.EARLIEST), default=None)


def _closes(spell: _Spell | None) -> bool:
    return spell is not None and spell.closes


def _bounds(start: datetime | None, end: datetime | None, now: datetime) -> list[datetime]:
    return [moment for moment in (start, end) if moment is not None and moment > now]


def _spells_of(row: Closure) -> list[_Spell]:
    rank = THREAD if row.article_id else TOPIC if row.topic_id else SITE
    spell = _Spell(rank, row.kind == Closure.Kind.CLOSED, row.closed_at, row.until, closure=row)
    if rank != THREAD or row.closed_at is None:
        return [spell]
    # A date set by hand counts instead of the rules, so until then the thread is open.
    return [_Spell(LATER, closes=False, end=row.closed_at), spell]


def _spell_of_rule(article: Article, rule: ClosingRule) -> _Spell | None:
    counted_from: datetime | None = vars(rule)["counted_from"]
    reached = counted_from
    if rule.kind in (ClosingRule.Kind.AGE, ClosingRule.Kind.SILENCE):
        # The paper's own silence counts from publication.
        begin = max(filter(None, [article.published_at, counted_from]), default=None)
        reached = begin + timedelta(days=rule.number) if begin else None
    # No thread was closed by a rule before there was the rule.
    return _Spell(RULE, True, max(reached, rule.made_at), rule=rule) if reached else None


def _by(spell: _Spell) -> By:
    closure = spell.closure
    if closure is None or closure.rule_id:
        return "rule"
    if spell.rank in (SITE, TOPIC):
        return "site" if spell.rank == SITE else "topic"
    return "moderator" if closure.closed_by_id else "source"
