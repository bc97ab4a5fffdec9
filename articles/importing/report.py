"""What an import did, in numbers and sentences, however large it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from articles.importing.reading import Note

CommentOutcome = Literal["created", "updated", "unchanged", "left out"]

LOADED = ("created", "updated", "unchanged")
EXAMPLES = 3
DIFFERENT_REASONS = 100  # more than anyone reads; the rest is counted together
OTHER = "other reasons"
DRAFTS_PAGE = "/admin/articles/article/?status__exact=draft"


@dataclass(slots=True)
class Reason:
    """How often something was said, and of what it was said first."""

    count: int = 0
    examples: list[str] = field(default_factory=list)


class ImportReport:
    """Fed by the loader and the commands, printed by ``lines``. Its size stays bounded."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self.dry_run = dry_run
        self.articles: Counter[str] = Counter()
        self.comments: Counter[str] = Counter()
        self.undated_drafts = 0
        self._skipped: dict[str, Reason] = {}
        self._refused: dict[str, Reason] = {}
        self._left_out: dict[str, Reason] = {}
        self._notes: dict[str, Reason] = {}

    def loaded(self, outcome: Literal["created", "updated", "unchanged"]) -> None:
        self.articles[outcome] += 1

    def skipped(self, label: str, reason: str) -> None:
        self.articles["skipped"] += 1
        _add(self._skipped, reason, label)

    def refused(self, label: str, reason: str) -> None:
        """A piece, or a whole file, that did not come in although it should have."""
        self.articles["refused"] += 1
        _add(self._refused, reason, label)

    def note(self, label: str, note: Note) -> None:
        _add(self._notes, note.text, f"{label} ({note.about})" if note.about else label)

    def took_comments(self, outcome: CommentOutcome, count: int) -> None:
        if count:
            self.comments[outcome] += count

    def left_out_comments(self, label: str, reason: str, count: int) -> None:
        self.took_comments("left out", count)
        _add(self._left_out, reason, label, count)

    @property
    def has_written(self) -> bool:
        return bool(self.articles["created"] or self.articles["updated"])

    @property
    def numbers(self) -> dict[str, int]:
        """For the record of the desk: of pieces by what became of them, and of new comments."""
        of_pieces = {name: self.articles[name] for name in ("created", "updated")}
        others = {name: self.articles[name] for name in ("unchanged", "skipped", "refused")}
        said = {name: number for name, number in others.items() if number}
        comments = {"comments": self.comments["created"]} if self.comments["created"] else {}
        return of_pieces | said | comments

    def lines(self) -> Iterator[str]:
        """The report, ready to print."""
        if self.dry_run:
            yield "Dry run: nothing was written. This is what an import would do."
        yield "Articles  " + _numbers(self.articles, *LOADED, "skipped", "refused")
        yield "Comments  " + _numbers(self.comments, *LOADED, "left out")
        yield from _section("Refused", self._refused)
        yield from _section("Skipped", self._skipped)
        yield from _section("Comments left out", self._left_out)
        yield from _section("Notes", self._notes)
        if self.undated_drafts:
            waiting = "1 draft waits"
            if self.undated_drafts > 1:
                waiting = f"{self.undated_drafts:,} drafts wait"
            yield ""
            yield f"Next: {waiting} for a date. Open {DRAFTS_PAGE}, date and publish."


def _add(reasons: dict[str, Reason], text: str, label: str, count: int = 1) -> None:
    if text not in reasons and len(reasons) >= DIFFERENT_REASONS:
        text = OTHER
    reason = reasons.setdefault(text, Reason())
    reason.count += count
    if len(reason.examples) < EXAMPLES:
        reason.examples.append(label[:120])


def _numbers(counted: Counter[str], *names: str) -> str:
    return ", ".join(f"{counted[name]:,} {name}" for name in names)


def _section(title: str, reasons: dict[str, Reason]) -> Iterator[str]:
    if not reasons:
        return
    yield ""
    yield title
    for text, reason in sorted(reasons.items(), key=lambda each: -each[1].count):
        yield f"{reason.count:>8,}  {text}"
        more = reason.count - len(reason.examples)
        yield " " * 10 + "; ".join(reason.examples) + (f"; and {more:,} more" if more > 0 else "")
