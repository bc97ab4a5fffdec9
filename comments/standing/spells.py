"""How long each decision about a thread holds, and whose word counts at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from archive.lib import dates
from articles.models import Article
from comments.models import ClosingRule, Closure

# Whose word counts, the loudest first: the site, the thread's own decision, its topics, a date
# that was set for the thread by hand, rules.
SITE, THREAD, TOPIC, DATED, RULE = range(5)


@dataclass(frozen=True, slots=True)
class Spell:
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

    @property
    def loudness(self) -> tuple[int, datetime]:
        return self.rank, self.start or dates.EARLIEST


def spells_of(
    article: Article, closures: Iterable[Closure], rules: Iterable[ClosingRule]
) -> list[Spell]:
    """Those of all that was decided about the thread as a whole."""
    spells = [spell for row in closures for spell in _of_closure(row)]
    return spells + [spell for rule in rules if (spell := _of_rule(article, rule))]


def loudest(spells: Iterable[Spell], moment: datetime) -> Spell | None:
    """The one that counts at that moment; of two that are as loud, the one that began first."""
    holding = [spell for spell in spells if spell.covers(moment)]
    return min(holding, key=lambda spell: spell.loudness, default=None)


def closes(spells: Iterable[Spell], moment: datetime) -> bool:
    spell = loudest(spells, moment)
    return spell is not None and spell.closes


def _of_closure(row: Closure) -> list[Spell]:
    rank = THREAD if row.article_id else TOPIC if row.topic_id else SITE
    spell = Spell(rank, row.kind == Closure.Kind.CLOSED, row.closed_at, row.until, closure=row)
    if rank != THREAD or row.closed_at is None:
        return [spell]
    # A date set by hand counts instead of the rules, so until then they don't close it.
    return [Spell(DATED, closes=False, end=row.closed_at), spell]


def _of_rule(article: Article, rule: ClosingRule) -> Spell | None:
    counted_from: datetime | None = vars(rule)["counted_from"]
    reached = counted_from
    if rule.kind in (ClosingRule.Kind.AGE, ClosingRule.Kind.SILENCE):
        # A piece without comments has been silent since it was published.
        begin = max(filter(None, [article.published_at, counted_from]), default=None)
        reached = begin + timedelta(days=rule.number) if begin else None
    # No thread was closed by a rule before there was the rule.
    return Spell(RULE, True, max(reached, rule.made_at), rule=rule) if reached else None
