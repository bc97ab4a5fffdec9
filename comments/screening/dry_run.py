"""What a check would have done to comments that are there already, before it is switched on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext

from comments.models import Comment, ModerationEvent, WordRule
from comments.screening.checks import check_of
from comments.screening.checks.words import look_for
from comments.screening.limits import state_of
from comments.screening.verdict import Check, Finding, Submission
from comments.screening.wordlist import WordList, read_lines

MOST = 50_000
BATCH = 500
EXAMPLES = 20

Question = Callable[[Submission], Finding | None]


class CannotLookBack(ValueError):
    """A stored comment does not tell what the check asks; the message is a sentence."""


@dataclass(slots=True)
class DryRun:
    """What would have become of the newest comments.

    Of those that would have been held or refused, ``of_them_approved`` are those that a moderator
    approved by hand, ``of_them_published`` those that readers can read today, and
    ``of_them_rejected`` those that moderators removed or called spam. ``examples`` are the keys of
    the newest of them. ``ran_out`` says that the time was over before all were looked at.
    """

    looked_at: int = 0
    would_hold: int = 0
    would_refuse: int = 0
    of_them_approved: int = 0
    of_them_published: int = 0
    of_them_rejected: int = 0
    examples: list[int] = field(default_factory=list)
    ran_out: bool = False

    @property
    def would_stop(self) -> int:
        return self.would_hold + self.would_refuse


def dry_run(
    code: str,
    *,
    number: int | None = None,
    words: str = "",
    is_whole: bool = True,
    last: int = 5000,
    patience: float = 10.0,
) -> DryRun:
    """Ask one check about the ``last`` comments, 50,000 at most, each as it was when it came.

    ``number`` is the limit that is tried, or else the one that is set. For the check ``words``,
    ``words`` are lines that are tried alone, or else the list as it is. Takes ``patience`` seconds
    at most and the memory of some hundred comments. Raises ``KeyError`` for a check that there is
    not and ``CannotLookBack`` for one that can't be tried.
    """
    check = check_of(code)
    ask = _question(check, number, words, is_whole)
    end = time.monotonic() + patience
    run = DryRun()
    for batch in _newest(check, min(last, MOST)):
        _count(run, _look_at(run, batch, ask, end))
        if run.ran_out:
            break
    return run


def _look_at(run: DryRun, batch: list[Comment], ask: Question, end: float) -> list[int]:
    """Those that the check would have stopped."""
    stopped = []
    for comment in batch:
        run.ran_out = time.monotonic() > end
        if run.ran_out:
            break
        run.looked_at += 1
        if finding := ask(_as_it_came(comment)):
            stopped.append(comment.pk)
            run.would_refuse += finding.outcome == "refuse"
            run.would_hold += finding.outcome == "hold"
    return stopped


def _question(check: Check, number: int | None, words: str, is_whole: bool) -> Question:
    find = check.find
    if not check.looks_back or find is None:
        said = gettext("“%(name)s” can’t be tried: stored comments don’t tell what it asks.")
        raise CannotLookBack(said % {"name": check.name})
    if check.code == "words" and words.strip():
        rules = [WordRule(words=line, is_whole=is_whole) for line in read_lines(words)]
        tried = WordList(rules)
        return lambda submission: look_for(tried, submission)
    limit = state_of(check.code).number if number is None else number
    return lambda submission: find(submission, limit)


def _newest(check: Check, last: int) -> Iterator[list[Comment]]:
    """By some hundred. The staff's are left out: most checks are not meant for them."""
    rows = Comment.objects.filter(mark="").order_by("-pk").defer("body_html")
    rows = rows.select_related("article", "parent", "reader", "origin")
    if check.looks_back == "here":
        rows = rows.filter(import_key="")
    before = None
    while last > 0:
        older = rows.filter(pk__lt=before) if before else rows
        batch = list(older[: min(BATCH, last)])
        if not batch:
            return
        yield batch
        before, last = batch[-1].pk, last - len(batch)


def _as_it_came(comment: Comment) -> Submission:
    origin = getattr(comment, "origin", None)
    return Submission(
        article=comment.article,
        parent=comment.parent,
        author_name=comment.author_name,
        email=comment.email,
        website=comment.website,
        body=comment.body,
        reader=comment.reader,
        address_hash=origin.address if origin else "",
        network_hash=origin.network if origin else "",
        at=comment.created_at,
        comment=comment,
    )


def _count(run: DryRun, stopped: list[int]) -> None:
    """Add what became of them since."""
    run.examples += stopped[: EXAMPLES - len(run.examples)]
    comments = Comment.objects.filter(pk__in=stopped)
    run.of_them_published += comments.readable().count()
    run.of_them_rejected += comments.rejected().count()
    approved = ModerationEvent.objects.filter(comment__in=stopped, actor__isnull=False)
    by_hand = approved.filter(verb=ModerationEvent.Verb.APPROVE).order_by()
    run.of_them_approved += by_hand.values("comment").distinct().count()
