"""What a moderator decides about a comment: the verb, its address, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from comments import moderation
from comments.models import Comment

REASON_LIMIT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """``noun`` is the last part of its address, ``done`` a plural sentence with %(number)d."""

    noun: str
    label: Any
    done: Any
    outcome: Comment.Status
    act: Callable[[Comment, User, str], None]

    def carry_out(self, comment: Comment, actor: User, reason: str = "") -> bool:
        """Do it; whether anything changed by it."""
        changes = comment.status != self.outcome
        self.act(comment, actor, reason)
        return changes

    def sentence(self, number: int) -> str:
        return str(self.done % {"number": number})


APPROVAL = Decision(
    noun="approval",
    label=gettext_lazy("Approve"),
    done=ngettext_lazy("%(number)d comment approved.", "%(number)d comments approved.", "number"),
    outcome=Comment.Status.PUBLISHED,
    act=lambda comment, actor, _reason: moderation.approve(comment=comment, actor=actor),
)
HOLD = Decision(
    noun="hold",
    label=gettext_lazy("Hold"),
    done=ngettext_lazy(
        "%(number)d comment held. It waits in the queue, and readers don’t see it.",
        "%(number)d comments held. They wait in the queue, and readers don’t see them.",
        "number",
    ),
    outcome=Comment.Status.HELD,
    act=lambda comment, actor, reason: moderation.hold(comment=comment, actor=actor, reason=reason),
)
SPAM = Decision(
    noun="spam",
    label=gettext_lazy("Mark as spam"),
    done=ngettext_lazy(
        "%(number)d comment marked as spam. Readers see neither it nor the replies to it.",
        "%(number)d comments marked as spam. Readers see neither them nor the replies to them.",
        "number",
    ),
    outcome=Comment.Status.SPAM,
    act=lambda comment, actor, _reason: moderation.mark_spam(comment=comment, actor=actor),
)
REMOVAL = Decision(
    noun="removal",
    label=gettext_lazy("Remove"),
    done=ngettext_lazy(
        "%(number)d comment removed. A line says so in its place; the replies to it stay.",
        "%(number)d comments removed. A line says so in the place of each; replies stay.",
        "number",
    ),
    outcome=Comment.Status.REMOVED,
    act=lambda comment, actor, reason: moderation.remove(
        comment=comment, actor=actor, reason=reason
    ),
)
DECISIONS = (APPROVAL, HOLD, SPAM, REMOVAL)


def told_of_one(decision: Decision, comment: Comment) -> str:
    """The sentence for one comment, and whether readers see it after its approval."""
    told = decision.sentence(1)
    if decision is not APPROVAL:
        return told
    if comment.visible:
        return f"{told} {_('Readers see it now.')}"
    above = _("Readers will see it once the comment above it, held or spam, is approved too.")
    return f"{told} {above}"
