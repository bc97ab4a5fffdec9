"""The rows of the moderators' record. Every verb, and every automatic verdict, writes here."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User

from comments.models import Comment, ModerationEvent


def record(
    verb: ModerationEvent.Verb,
    *,
    actor: User | None = None,
    article_id: int | None = None,
    comment: Comment | None = None,
    act: uuid.UUID | None = None,
    undoes: uuid.UUID | None = None,
    reason: str = "",
    reasons: Sequence[str] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> ModerationEvent:
    """Add one row, an act of its own unless ``act`` says of which it is a part.

    Without ``actor`` it is an automatic verdict, or what an author did. ``before`` and ``after``
    name what changed and hold enough to undo it, but never a text, a name or an address.
    """
    return ModerationEvent.objects.create(
        actor=actor,
        verb=verb,
        act=act or uuid.uuid4(),
        undoes=undoes,
        article_id=article_id,
        comment=comment,
        reason=reason,
        reasons=list(reasons),
        before=dict(before or {}),
        after=dict(after or {}),
    )
