"""What is said of a thread or a branch that is closed, or will be."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from comments.models import ClosingRule, Closure

if TYPE_CHECKING:
    from comments.standing import Standing

Kind = ClosingRule.Kind


def said_of_thread(standing: Standing) -> str:
    """One or two sentences, and the reason that was given; '' for a thread that is simply open."""
    match standing.state:
        case "none":
            return gettext("This article takes no comments.")
        case "closed":
            said = [_closed(standing), _why(standing.rule), _again(standing.reopens_at)]
        case "closing":
            said = [_closing(standing), _why(standing.rule)]
        case _:
            return ""
    return " ".join(filter(None, [*said, standing.reason]))


def said_of_branch(closure: Closure) -> str:
    """‘This branch is closed until 4 January 2030, 10:22. Off topic.’"""
    said = gettext("This branch is closed.")
    if closure.until:
        moment = printed(closure.until)
        said = gettext("This branch is closed until %(moment)s.") % {"moment": moment}
    return f"{said} {closure.reason}".strip()


def printed(moment: datetime) -> str:
    """‘4 January 2020, 10:22’, on the paper's clock."""
    local = timezone.localtime(moment)
    return f"{date_format(local.date())}, {local:%H:%M}"


def _closed(standing: Standing) -> str:
    """What is closed, and since when, where that is known."""
    topic = standing.closure.topic if standing.closure else None
    named = {"topic": topic.name if topic else ""}
    if standing.since is None:
        return {
            "site": gettext("Comments on the whole site are closed."),
            "topic": gettext("Comments on “%(topic)s” are closed.") % named,
        }.get(standing.by, gettext("Comments are closed."))
    named["moment"] = printed(standing.since)
    return {
        "site": gettext("Comments on the whole site have been closed since %(moment)s."),
        "topic": gettext("Comments on “%(topic)s” have been closed since %(moment)s."),
    }.get(standing.by, gettext("Comments have been closed since %(moment)s.")) % named


def _closing(standing: Standing) -> str:
    moment = printed(standing.closes_at) if standing.closes_at else ""
    return gettext("Comments close on %(moment)s.") % {"moment": moment}


def _again(reopens_at: datetime | None) -> str:
    if reopens_at is None:
        return ""
    return gettext("They open again on %(moment)s.") % {"moment": printed(reopens_at)}


def _why(rule: ClosingRule | None) -> str:
    """The rule that decides, as a sentence of its own."""
    return said_of_rule(rule) if rule else ""


def said_of_rule(rule: ClosingRule) -> str:
    """‘Threads close 30 days after publication.’"""
    number = rule.number
    said = {
        Kind.AGE: ngettext(
            "Threads close %(number)s day after publication.",
            "Threads close %(number)s days after publication.",
            number,
        ),
        Kind.SILENCE: ngettext(
            "Threads close after %(number)s day without a new comment.",
            "Threads close after %(number)s days without a new comment.",
            number,
        ),
        Kind.COMMENTS: ngettext(
            "Threads close at %(number)s comment.", "Threads close at %(number)s comments.", number
        ),
        Kind.REPORTS: ngettext(
            "Threads close at %(number)s report within an hour.",
            "Threads close at %(number)s reports within an hour.",
            number,
        ),
    }[Kind(rule.kind)]
    return said % {"number": number_format(number, force_grouping=True)}
