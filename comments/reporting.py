"""Readers' reports: that a moderator should look at a comment, and what several of them do.

Several different people hold a comment until a moderator has looked, and the branch under it is
hidden with it, as by every hold. So the more replies would go with it, the more people it takes:
three strangers may put away an insult, and no three of them a conversation of two hundred. What
speaks for the paper is never held by readers. docs/decisions/0017 says how others do it.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext

from comments import moderation
from comments.locks import hold_network, hold_threads_of
from comments.models import Comment, Reader, Report
from comments.screening.limits import state_of

LONGEST_WORDS = 1000
# Reports from one address within an hour.
MOST, WITHIN = 10, timedelta(hours=1)
# One more person for so many replies that would be hidden too, up to so many times as many.
REPLIES_A_PERSON, AT_MOST = 5, 4


class ReportRefused(ValueError):
    """The report is not taken; the message is a sentence for whoever sent it."""


@transaction.atomic
def report(
    *,
    comment: Comment,
    reason: str,
    words: str = "",
    reader: Reader | None = None,
    address_hash: str = "",
) -> bool:
    """Tell moderators of the comment; false where this person has done so already.

    Holds the comment where different people have reported it by now, and closes the thread where
    a rule says so. Raises ``ReportRefused`` for more than ten from one address within an hour.
    Reports of one thread are taken one after the other, so that the one that decides is known.
    """
    hold_network(address_hash)
    hold_threads_of([comment.pk])
    if has_reported(comment, reader, address_hash):
        return False
    _refuse_flood(address_hash)
    Report.objects.create(
        comment=comment,
        reason=Report.Reason(reason),
        words=words[:LONGEST_WORDS],
        reader=reader,
        address=address_hash,
    )
    comment.refresh_from_db(fields=["status", "visible", "path", "article", "mark"])
    if _is_to_be_held(comment):
        moderation.hold(comment=comment, actor=None, reasons=["reported"])
    moderation.close_if_reported(comment.article)
    return True


def has_reported(comment: Comment, reader: Reader | None, address_hash: str) -> bool:
    """Whether this reader, or somebody at this address, has reported the comment."""
    same = Q(address=address_hash) if address_hash else Q(pk__in=[])
    if reader:
        same |= Q(reader=reader)
    return Report.objects.filter(same, comment=comment).exists()


def people_needed(comment: Comment) -> int | None:
    """How many different people hold the comment; None where readers can't."""
    setting = state_of("reported")
    if not setting.is_on or comment.mark:
        return None
    most = setting.number * (AT_MOST - 1) * REPLIES_A_PERSON
    branch = Comment.objects.readable().in_branch(comment.article_id, comment.path)
    replies = branch.exclude(pk=comment.pk)[:most].count()
    return setting.number + replies // REPLIES_A_PERSON


def _is_to_be_held(comment: Comment) -> bool:
    """Reports that a moderator settled count no more: a comment that was approved with them at
    hand is not held for them again."""
    if comment.status != Comment.Status.PUBLISHED:
        return False
    needed = people_needed(comment)
    reports = Report.objects.open().filter(comment=comment)
    return needed is not None and reports.count() >= needed


def _refuse_flood(address_hash: str) -> None:
    lately = Report.objects.filter(address=address_hash, at__gt=Now() - WITHIN)
    if address_hash and lately.count() >= MOST:
        raise ReportRefused(
            gettext("You have reported many comments within an hour. Please come back later.")
        )
