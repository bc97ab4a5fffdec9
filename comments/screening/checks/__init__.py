"""The checks, in the order in which they are asked: what costs nothing and refuses comes first.

Each is a file with one function, ``check(submission, number)``; here stands why it is asked, and
what head moderators may set. A new check is a file and an entry.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from archive.lib.markup import COMMENT_LIMIT
from comments.screening.checks import (
    banned,
    closed,
    denounced,
    first,
    haste,
    honeypot,
    length,
    links,
    mixed,
    network,
    outside,
    rate,
    rejected,
    repeat,
    staff_name,
    unconfirmed,
    words,
)
from comments.screening.verdict import Check

CHECKS = (
    Check(
        code="closed",
        find=closed.check,
        name=_("Closed threads and branches"),
        why=_("Nobody writes where a conversation was ended; only moderators have the last word."),
        fixed=True,
        for_staff=True,
        for_revisions=False,
    ),
    Check(
        code="length",
        find=length.check,
        name=_("Length"),
        why=_("Nobody reads a comment that is longer than the piece."),
        number=COMMENT_LIMIT,
        unit=_("characters"),
        least=100,
        most=COMMENT_LIMIT,
        fixed=True,
        looks_back="all",
    ),
    Check(
        code="honeypot",
        find=honeypot.check,
        name=_("A field that people don’t see"),
        why=_("Programs fill in every field of a form."),
        for_revisions=False,
    ),
    Check(
        code="haste",
        find=haste.check,
        name=_("Time taken"),
        why=_("Nobody reads and writes within a few seconds. A second attempt is never too quick."),
        number=3,
        unit=_("seconds"),
        most=60,
        for_revisions=False,
    ),
    Check(
        code="banned",
        find=banned.check,
        name=_("Bans"),
        why=_("Who was banned by name, e-mail address or network can’t write."),
        fixed=True,
    ),
    Check(
        code="rate",
        find=rate.check,
        name=_("Comments from one address"),
        why=_("A conversation is no flood, and a program writes faster than people read."),
        number=5,
        unit=_("comments in ten minutes"),
        most=1000,
        for_revisions=False,
        looks_back="here",
    ),
    Check(
        code="network",
        find=network.check,
        name=_("Comments from one network"),
        why=_(
            "Who has many addresses has them in one network. Offices share one too: be generous."
        ),
        number=30,
        unit=_("comments in ten minutes"),
        most=10_000,
        for_revisions=False,
        looks_back="here",
    ),
    Check(
        code="repeat",
        find=repeat.check,
        name=_("The same text again"),
        why=_("Advertising comes in copies. Short texts, such as thanks, may be the same."),
        number=40,
        unit=_("characters or longer"),
        most=COMMENT_LIMIT,
        looks_back="here",
    ),
    Check(
        code="words",
        find=words.check,
        name=_("Blocked and suspect words"),
        why=_("Words of the paper’s own list, however their letters are disguised."),
        looks_back="all",
    ),
    Check(
        code="links",
        find=links.check,
        name=_("Links"),
        why=_("Most advertising lives from its links; a source or two is welcome."),
        number=3,
        unit=_("links or more"),
        most=100,
        looks_back="all",
    ),
    Check(
        code="staff_name",
        find=staff_name.check,
        name=_("Names of the staff"),
        why=_("Only who is logged in speaks for the paper or as its author."),
        looks_back="all",
    ),
    Check(
        code="mixed",
        find=mixed.check,
        name=_("Look-alike letters"),
        why=_("A word of letters from two alphabets wants to be read as another."),
        looks_back="all",
    ),
    Check(
        code="rejected",
        find=rejected.check,
        name=_("Removed lately"),
        why=_("Moderators look first at those of whom they have removed comments this month."),
        number=2,
        unit=_("comments removed in thirty days"),
        most=1000,
        looks_back="here",
    ),
    Check(
        code="denounced",
        find=denounced.check,
        name=_("Reported lately"),
        why=_("Several readers have asked moderators to look at what this author writes."),
        number=3,
        unit=_("open reports in a week"),
        most=1000,
    ),
    Check(
        code="unconfirmed",
        find=unconfirmed.check,
        name=_("Addresses that nobody confirmed"),
        why=_("An address that was only typed may be anybody’s."),
        for_revisions=False,
        looks_back="here",
    ),
    Check(
        code="first",
        find=first.check,
        name=_("First comments"),
        why=_("Who has been read once by a moderator is published at once from then on."),
        number=1,
        unit=_("comments published before"),
        most=100,
        for_revisions=False,
        looks_back="here",
    ),
    Check(
        code="outside",
        find=outside.check,
        name=_("An outside service"),
        why=_(
            "Asks the service that SCREENING_WEBHOOK names. Where it is silent, a person decides."
        ),
        number=3,
        unit=_("seconds at most"),
        most=10,
    ),
    Check(
        code="reported",
        find=None,
        name=_("Readers’ reports"),
        why=_(
            "Hides an insult while no moderator looks; the more replies it has, the more it takes."
        ),
        number=3,
        unit=_("different people hold a comment"),
        least=2,
        most=1000,
    ),
)

_BY_CODE = {check.code: check for check in CHECKS}


def check_of(code: str) -> Check:
    """The check of this code. Raises ``KeyError`` where there is none."""
    return _BY_CODE[code]
