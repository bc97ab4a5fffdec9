"""What is screened, what a check may find, and the verdict that its findings make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article
from comments.models import Comment, Reader
from comments.writing.marks import mark_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Outcome = Literal["publish", "hold", "refuse"]
LooksBack = Literal["", "all", "here"]


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A comment that somebody wants to add.

    ``reader`` is the one whose browser it came from, or who confirmed it; never found by an address
    that was typed. ``comment`` is the stored comment that this is, where its author changes it or a
    dry run looks back at it: then what came later is unknown to every check. ``advice`` is what an
    outside service said (``outside.consult``).
    """

    article: Article
    author_name: str
    body: str
    parent: Comment | None = None
    email: str = ""
    website: str = ""
    reader: Reader | None = None
    user: User | None = None
    address_hash: str = ""
    network_hash: str = ""
    honeypot: str = ""
    seconds_taken: float | None = None
    at: datetime = field(default_factory=timezone.now)
    comment: Comment | None = None
    advice: Finding | None = None

    @property
    def known_reader(self) -> Reader | None:
        """The reader, where their address is confirmed and is the one that was typed."""
        reader = self.reader
        if reader is None or reader.confirmed_at is None:
            return None
        if self.comment and reader.confirmed_at > self.at:
            return None  # looking back: it was confirmed since
        return reader if self.email.lower() in ("", reader.email) else None

    @property
    def mark(self) -> str:
        """Moderators, and the authors of the piece, are no strangers."""
        return mark_of(self.user, self.article) if self.user else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check has against a comment. ``note`` is for moderators alone."""

    code: str
    outcome: Outcome = "hold"
    sentence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a comment, by which reasons, and what its author is told."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()
    sentence: str = ""
    private_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question about a comment, and how head moderators may set it.

    ``find`` is given the comment and the limit; it reads, and writes nothing. Without it this is a
    limit for what readers do later, and no new comment is asked about it. A check that is
    ``fixed`` can't be switched off. ``looks_back`` says about which stored comments a dry run can
    ask it: all of them, or those that came in here, for nobody knows who wrote imported ones.
    """

    code: str
    find: Callable[[Submission, int], Finding | None] | None
    name: _StrPromise | str
    why: _StrPromise | str
    number: int = 0
    unit: _StrPromise | str = ""  # of the number; without one there is nothing to set
    least: int = 1
    most: int = 100_000
    fixed: bool = False
    for_staff: bool = False
    for_revisions: bool = True
    looks_back: LooksBack = ""
