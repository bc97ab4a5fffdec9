"""Who writes under this name, from this e-mail address or from this network is banned."""

from __future__ import annotations

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from comments.models import Ban
from comments.screening.lookalikes import skeleton
from comments.screening.verdict import Finding, Submission

Kind = Ban.Kind


def check(submission: Submission, number: int) -> Finding | None:
    """One read of an index. The reason is the moderators' own; the author learns until when."""
    ban = Ban.objects.in_force().filter(_touching(submission)).first()
    if ban is None:
        return None
    said = {
        Kind.NAME: gettext("Nobody can write under this name."),
        Kind.EMAIL: gettext("Nobody can write with this e-mail address."),
        Kind.NETWORK: gettext("Nobody can write from this network."),
    }[Kind(ban.kind)]
    if ban.until:
        until = date_format(localtime(ban.until).date())
        said = gettext("%(said)s That ends on %(until)s.") % {"said": said, "until": until}
    return Finding("banned", "refuse", said, note=f"{ban.kind}: {ban.shown}")


def _touching(submission: Submission) -> Q:
    emails = _spellings(submission.email)
    if submission.reader:
        emails |= _spellings(submission.reader.email)
    return (
        Q(kind=Kind.NAME, value=skeleton(submission.author_name))
        | Q(kind=Kind.EMAIL, value__in=emails)
        | Q(kind=Kind.NETWORK, value=submission.network_hash)
    )


def _spellings(email: str) -> set[str]:
    """The address, and the same without what follows a plus: the mail reaches one person."""
    name, at, host = email.lower().rpartition("@")
    return {email.lower(), f"{name.partition('+')[0]}{at}{host}"} - {""}
