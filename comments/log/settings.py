"""What head moderators changed of the screening, in words: for their half of the log alone.

Readers who knew limits and words would write around them.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.models import ModerationEvent, WordRule
from comments.screening.checks import check_of

WORDS_SHOWN = 10


def said_of_setting(event: ModerationEvent) -> str:
    """The check and its limit before and after, or the words; '' for an event of anything else."""
    before, after = event.before, event.after
    if "check" in after:
        return _check(before, after)
    for side, sign in ((after, "+"), (before, "−")):
        words = side.get("added") or side.get("removed")
        if words:
            return f"{sign} {_words(words)} ({WordRule.Kind(side['kind']).label})"
    return ""


def _check(before: dict[str, Any], after: dict[str, Any]) -> str:
    try:
        name = str(check_of(after["check"]).name)
    except KeyError:  # of a check that there is no more
        name = after["check"]
    changes = [
        f"{_printed(before.get(part))} → {_printed(after.get(part))}"
        for part in ("is_on", "number")
        if before.get(part) != after.get(part)
    ]
    return f"{name}: {', '.join(changes)}"


def _printed(value: bool | int | None) -> str:
    if isinstance(value, bool):
        return _("on") if value else _("off")
    return "–" if value is None else str(value)


def _words(words: list[str]) -> str:
    said = ", ".join(f"“{word}”" for word in words[:WORDS_SHOWN])
    more = len(words) - WORDS_SHOWN
    if more <= 0:
        return said
    further = ngettext("%(number)d more", "%(number)d more", more) % {"number": more}
    return f"{said}, {further}"
