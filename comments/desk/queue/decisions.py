"""What a moderator decides about a comment: the verb, its address, its key, what is said after."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from comments import moderation
from comments.models import Comment, ModerationEvent

REASON_LIMIT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """``noun`` is the last part of its address, ``done`` a plural sentence with %(number)d."""

    noun: str
    verb: ModerationEvent.Verb
    key: str
    label: Any
    done: Any
    outcome: Comment.Status
    act: Callable[..., bool]
    takes_reason: bool = False

    def carry_out(
        self, comment: Comment, actor: User, *, seen: str, act: uuid.UUID, reason: str = ""
    ) -> bool:
        """Do it; whether anything changed by it. ``seen`` is the comment ``as_seen``.

        Raises ``DecidedMeanwhile``.
        """
        why = {"reason": reason} if self.takes_reason else {}
        return self.act(comment=comment, actor=actor, expected=seen, act=act, **why)

    def sentence(self, number: int) -> str:
        return str(self.done % {"number": number})


APPROVAL = Decision(
    noun="approval",
    verb=ModerationEvent.Verb.APPROVE,
    key="a",
    label=gettext_lazy("Approve"),
    done=ngettext_lazy("%(number)d comment approved.", "%(number)d comments approved.", "number"),
    outcome=Comment.Status.PUBLISHED,
    act=moderation.approve,
)
REMOVAL = Decision(
    noun="removal",
    verb=ModerationEvent.Verb.REMOVE,
    key="r",
    label=gettext_lazy("Remove"),
    done=ngettext_lazy(
        "%(number)d comment removed. A line says so in its place; the replies to it stay.",
        "%(number)d comments removed. A line says so in the place of each; replies stay.",
        "number",
    ),
    outcome=Comment.Status.REMOVED,
    act=moderation.remove,
    takes_reason=True,
)
SPAM = Decision(
    noun="spam",
    verb=ModerationEvent.Verb.SPAM,
    key="s",
    label=gettext_lazy("Spam"),
    done=ngettext_lazy(
        "%(number)d comment marked as spam. Readers see neither it nor the replies to it.",
        "%(number)d comments marked as spam. Readers see neither them nor the replies to them.",
        "number",
    ),
    outcome=Comment.Status.SPAM,
    act=moderation.mark_spam,
)
HOLD = Decision(
    noun="hold",
    verb=ModerationEvent.Verb.HOLD,
    key="h",
    label=gettext_lazy("Hold"),
    done=ngettext_lazy(
        "%(number)d comment held. It waits in the queue, and readers don’t see it.",
        "%(number)d comments held. They wait in the queue, and readers don’t see them.",
        "number",
    ),
    outcome=Comment.Status.HELD,
    act=moderation.hold,
    takes_reason=True,
)
DECISIONS = (APPROVAL, REMOVAL, SPAM, HOLD)
BY_NOUN = {decision.noun: decision for decision in DECISIONS}

BY_AUTHOR = (ModerationEvent.Verb.REVISE, ModerationEvent.Verb.WITHDRAW)

# Offered beside the field for a reason; readers see them in the place of the comment.
READY_REASONS = (
    gettext_lazy("Insults or threatens somebody"),
    gettext_lazy("Spreads hatred against a group"),
    gettext_lazy("Tells something private"),
    gettext_lazy("Off topic"),
    gettext_lazy("Advertising"),
)


def told_of_one(decision: Decision, comment: Comment) -> str:
    """The sentence for one comment, and whether readers see it after its approval."""
    told = decision.sentence(1)
    if decision is not APPROVAL:
        return told
    if comment.visible:
        return told + " " + _("Readers see it now.")
    above = _("Readers will see it once the comment above it, held or spam, is approved too.")
    return f"{told} {above}"


def already_so(number: int) -> str:
    """What is said of comments for which the decision changes nothing."""
    told = ngettext(
        "%(number)d comment was so already and stays as it is.",
        "%(number)d comments were so already and stay as they are.",
        number,
    )
    return told % {"number": number}


def told_of_another(comment: Comment, event: ModerationEvent | None) -> str:
    """Who decided before this moderator did, what and when; and that it stays so."""
    if event is None:
        told = _("Meanwhile it became %(status)s. Nothing was changed.")
        return told % {"status": comment.get_status_display()}
    told = _("%(ago)s it was %(verb)s by %(actor)s. Nothing was changed.")
    if event.verb in BY_AUTHOR:
        told = _("%(ago)s it was %(verb)s. Nothing was changed: read it again.")
    actor = event.actor or _("a rule")
    facts = {"ago": _ago(event), "verb": event.get_verb_display(), "actor": actor}
    return told % facts if not event.reason else f"{told % facts} {_reason(event)}"


def _ago(event: ModerationEvent) -> str:
    if (timezone.now() - event.at).total_seconds() < 60:
        return _("Just now")
    return _("%(time)s ago") % {"time": timesince(event.at, depth=1)}


def _reason(event: ModerationEvent) -> str:
    return _("The reason given: “%(reason)s”") % {"reason": event.reason}
