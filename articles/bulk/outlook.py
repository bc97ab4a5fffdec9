"""What an act would do to each piece: asked before it is begun, and again under the rows' locks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from articles.bulk.kinds import ALREADY, CHANGED_SINCE, FULL, GONE, SEALED, Change, Kind
from articles.bulk.undoing import kind_of
from articles.models import Article, BulkAct

STRETCH = 5_000
SAMPLE = 12
# What a plan reads of a piece.
READ = ("title", "language", "status", "published_at")


@dataclass(slots=True)
class Outlook:
    """How many pieces an act would change, how many of them readers see, which first, and how many
    stay for what reason."""

    told: str
    changing: int = 0
    public: int = 0
    sample: list[Change] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def reasons(self) -> list[str]:
        return reasons(self.left_out)


def look_ahead(act: BulkAct) -> Outlook:
    """Reads only: a handful of queries for each five thousand pieces. Raises ``BulkRefused``."""
    kind = kind_of(act)
    outlook = Outlook(kind.told())
    for start in range(0, len(act.pieces), STRETCH):
        changes, left_out = plan(kind, act.pieces[start : start + STRETCH])
        outlook.changing += len(changes)
        outlook.public += sum(each.article.is_public for each in changes)
        outlook.left_out += left_out
        outlook.sample += changes[: SAMPLE - len(outlook.sample)]
    return outlook


def plan(kind: Kind, pks: Sequence[int]) -> tuple[list[Change], Counter[str]]:
    """The changes of these pieces in their order, and how many stay for what reason."""
    articles = Article.objects.only(*READ).in_bulk(pks)
    standing, refused = kind.standing(pks), kind.refused(pks)
    changes: list[Change] = []
    left_out: Counter[str] = Counter()
    for pk in pks:
        before = standing.get(pk, {})
        after = refused.get(pk) or kind.wanted(pk, before) if pk in articles else GONE
        if isinstance(after, str):
            left_out[after] += 1
        elif after.keys() == before.keys():
            left_out[ALREADY] += 1
        else:
            changes.append(Change(articles[pk], before, after))
    return changes, left_out


def reasons(left_out: dict[str, int]) -> list[str]:
    """A sentence for each reason why pieces stay as they are."""
    return [_sentence(code, number) for code, number in left_out.items()]


def _sentence(code: str, number: int) -> str:
    said = {
        ALREADY: ngettext(
            "%(number)d piece is so already.", "%(number)d pieces are so already.", number
        ),
        GONE: ngettext(
            "%(number)d piece was deleted meanwhile.",
            "%(number)d pieces were deleted meanwhile.",
            number,
        ),
        CHANGED_SINCE: ngettext(
            "%(number)d piece has been changed since, and stays as it is.",
            "%(number)d pieces have been changed since, and stay as they are.",
            number,
        ),
        FULL: ngettext(
            "%(number)d piece finds no room in the collection.",
            "%(number)d pieces find no room in the collection.",
            number,
        ),
        SEALED: ngettext(
            "%(number)d piece has a sealed edition, and is changed only by hand.",
            "%(number)d pieces have sealed editions, and are changed only by hand.",
            number,
        ),
    }
    return said[code] % {"number": number}
