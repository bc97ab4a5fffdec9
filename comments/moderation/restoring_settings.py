"""Undoing what a head moderator set: a check, or words of the list, as they were before."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models.functions import Now
from django.utils.translation import gettext

from comments.models import CheckSetting, ModerationEvent, WordRule
from comments.moderation.refusals import UndoRefused
from comments.screening.limits import states


def restore_setting(event: ModerationEvent, actor: User) -> None:
    """Put back what one event of ``setting`` changed; any other event is none of it.

    Raises ``UndoRefused`` where the check was set to something else since. Words that somebody
    took off or put on the list since stay as they are.
    """
    if "check" in event.after:
        _restore_check(event, actor)
    WordRule.objects.filter(words__in=event.after.get("added", [])).delete()
    for words in event.before.get("removed", []):
        if not WordRule.objects.filter(words__iexact=words).exists():
            kind, is_whole = event.before["kind"], event.before["is_whole"]
            WordRule.objects.create(words=words, kind=kind, is_whole=is_whole, added_by=actor)


def _restore_check(event: ModerationEvent, actor: User) -> None:
    was, said = event.before, event.after
    now = {state.check.code: (state.is_on, state.number) for state in states()}
    if now.get(said["check"]) != (said["is_on"], said["number"]):
        raise UndoRefused(gettext("Something else was decided here since."))
    rows = CheckSetting.objects.filter(code=said["check"])
    rows.update(is_on=was["is_on"], number=was["number"], changed_by=actor, changed_at=Now())
