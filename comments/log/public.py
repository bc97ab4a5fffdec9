"""What readers are told of the moderators' work: every act, and nothing private.

No name of a moderator: readers would take an act for a person's and answer the person. No text and
no name of whoever wrote a comment, no bans, and automatic verdicts only as numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission, User
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from comments.log.lines import Line
from comments.log.settings import said_of_setting
from comments.models import ModerationEvent

Verb = ModerationEvent.Verb
LATEST = 1000  # automatic verdicts that are counted

DONE: dict[str, Any] = {
    Verb.APPROVE: ngettext_lazy(
        "A held comment was published", "%(number)d held comments were published", "number"
    ),
    Verb.HOLD: ngettext_lazy(
        "A comment was taken back to be looked at",
        "%(number)d comments were taken back to be looked at",
        "number",
    ),
    Verb.REMOVE: ngettext_lazy(
        "A comment was removed", "%(number)d comments were removed", "number"
    ),
    Verb.SPAM: ngettext_lazy(
        "A comment was marked as spam", "%(number)d comments were marked as spam", "number"
    ),
    Verb.REDACT: ngettext_lazy(
        "A passage was taken out of a comment",
        "Passages were taken out of %(number)d comments",
        "number",
    ),
    Verb.EDIT: ngettext_lazy("A comment was edited", "%(number)d comments were edited", "number"),
    Verb.MOVE: ngettext_lazy("A branch was moved", "%(number)d branches were moved", "number"),
    Verb.CLOSE: gettext_lazy("Comments closed"),
    Verb.REOPEN: gettext_lazy("Comments opened"),
    Verb.RULE: gettext_lazy("A rule was changed"),
    Verb.UNDO: gettext_lazy("An act was taken back"),
}
SAYS_MORE = (Verb.CLOSE, Verb.REOPEN, Verb.RULE)


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One act. ``comment`` is the id of one that readers can still find, or None."""

    event: ModerationEvent
    what: str
    detail: str
    by: str
    is_undone: bool
    comment: int | None


def public_lines(lines: Iterable[Line]) -> list[PublicLine]:
    """One query more, for who is a head moderator."""
    rows = list(lines)
    heads = _heads({line.event.actor_id for line in rows if line.event.actor_id})
    return [_public(line, heads) for line in rows]


def verdicts_in_numbers() -> str:
    """‘Of the 1,000 comments that came in last, the checks held 41 and refused 12.’, or ''."""
    latest = ModerationEvent.objects.verdicts().order_by("-id").values("pk")[:LATEST]
    found = ModerationEvent.objects.filter(pk__in=latest).aggregate(
        all=Count("pk"),
        held=Count("pk", filter=Q(after__status="held")),
        refused=Count("pk", filter=Q(verb=Verb.REFUSE)),
    )
    if not found["all"]:
        return ""
    said = ngettext(
        "Of the last %(all)d comment that was sent in, the checks held %(held)d and refused "
        "%(refused)d.",
        "Of the last %(all)d comments that were sent in, the checks held %(held)d and refused "
        "%(refused)d.",
        found["all"],
    )
    return said % found


def _public(line: Line, heads: set[int]) -> PublicLine:
    event = line.event
    comment = event.comment if line.number == 1 else None
    return PublicLine(
        event=event,
        what=str(DONE[event.verb] % {"number": line.number}),
        detail=line.detail if event.verb in SAYS_MORE and not said_of_setting(event) else "",
        by=_by(event, heads),
        is_undone=line.is_undone,
        comment=comment.pk if comment is not None and comment.visible else None,
    )


def _by(event: ModerationEvent, heads: set[int]) -> str:
    if event.actor_id is None:
        return _("by rule")
    return _("a head moderator") if event.actor_id in heads else _("a moderator")


def _heads(pks: set[int]) -> set[int]:
    """Those of them who are head moderators today."""
    directs = Permission.objects.filter(
        codename="direct_comment", content_type__app_label="comments"
    )
    by_right = Q(user_permissions__in=directs) | Q(groups__permissions__in=directs)
    found = User.objects.filter(pk__in=pks).filter(by_right | Q(is_superuser=True))
    return set(found.values_list("pk", flat=True))
