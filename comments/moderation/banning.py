"""Bans: by a name's skeleton, an e-mail address, or a network's keyed hash."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext

from comments.models import Ban, ModerationEvent
from comments.moderation.record import record
from comments.moderation.refusals import ActRefused

Verb = ModerationEvent.Verb


@transaction.atomic
def ban(
    *,
    actor: User,
    kind: str,
    value: str,
    shown: str,
    reason: str,
    until: datetime | None = None,
    act: uuid.UUID | None = None,
) -> Ban:
    """Let nobody write under this name, with this address, or from this network.

    ``value`` is what is compared, ``shown`` what moderators read of it. Raises ``ActRefused``
    where it is banned already, or without somebody and a reason.
    """
    if not value:
        raise ActRefused(gettext("Say whom: a name, an e-mail address or a network."))
    if not reason:
        raise ActRefused(gettext("Say why: whoever reads the list of bans wants to know."))
    same = Ban.objects.filter(kind=kind, value=value, lifted_at=None)
    same.exclude(pk__in=Ban.objects.in_force()).update(lifted_at=Now())  # those that ran out
    made, is_new = Ban.objects.get_or_create(
        kind=kind,
        value=value,
        lifted_at=None,
        defaults={"shown": shown, "reason": reason, "until": until, "made_by": actor},
    )
    if not is_new:
        raise ActRefused(gettext("This is banned already: lift that ban to make another."))
    record(Verb.BAN, actor=actor, act=act, reason=reason, after={"ban": made.pk, "kind": kind})
    made.refresh_from_db()
    return made


@transaction.atomic
def lift(*, actor: User, ban: Ban, reason: str = "", act: uuid.UUID | None = None) -> bool:
    """End it; false where that was done already."""
    lifted = Ban.objects.filter(pk=ban.pk, lifted_at=None).update(lifted_at=Now(), lifted_by=actor)
    if lifted:
        record(
            Verb.LIFT,
            actor=actor,
            act=act,
            reason=reason,
            before={"ban": ban.pk, "kind": ban.kind},
        )
        ban.refresh_from_db()
    return bool(lifted)
