"""What head moderators set: checks on or off, their limits, and the list of words.

Each verb is one transaction and leaves an event. What was set is one row a check; a check without
a row is as ``checks`` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext

from comments.models import CheckSetting, ModerationEvent, WordRule
from comments.moderation.record import record
from comments.screening.checks import check_of
from comments.screening.limits import State, limits, state_of, states
from comments.screening.verdict import Check
from comments.screening.wordlist import MOST_AT_ONCE, pattern_of, read_lines

__all__ = [
    "MOST_AT_ONCE",
    "Added",
    "State",
    "add_words",
    "limits",
    "read_lines",
    "remove_word",
    "set_check",
    "state_of",
    "states",
]

Kind = WordRule.Kind
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a list of words: those that are new, and for each other line why not."""

    added: tuple[WordRule, ...]
    refused: tuple[tuple[str, str], ...]


@transaction.atomic
def set_check(*, actor: User, code: str, is_on: bool = True, number: int | None = None) -> None:
    """Switch a check on or off, or set its limit; ``None`` sets it back to what is written.

    Raises ``KeyError`` for a check that there is not, and ``ValidationError`` with a sentence for
    one that can't be switched off or a limit that can't be meant.
    """
    check = check_of(code)
    _refuse_impossible(check, is_on, number)
    former = state_of(code)
    number = number if check.unit else None
    CheckSetting.objects.update_or_create(
        code=code,
        defaults={"is_on": is_on, "number": number, "changed_by": actor, "changed_at": Now()},
    )
    after = check.number if number is None else number
    if (former.is_on, former.number) != (is_on, after):
        record(
            ModerationEvent.Verb.RULE,
            actor=actor,
            before={"check": code, "is_on": former.is_on, "number": former.number},
            after={"check": code, "is_on": is_on, "number": after},
        )


@transaction.atomic
def add_words(*, actor: User, lines: str, kind: str, is_whole: bool = True) -> Added:
    """Add the words of each line, as pasted. What can't be added is told with the reason.

    One event for all. What stands in the list already stays as it is.
    """
    known = set(WordRule.objects.values_list(Lower("words"), flat=True))
    rules, refused = [], []
    for line in read_lines(lines):
        reason = _reason_against(line, known, is_whole)
        if reason:
            refused.append((line, reason))
            continue
        known.add(line.lower())
        rules.append(WordRule(words=line, kind=Kind(kind), is_whole=is_whole, added_by=actor))
    added = WordRule.objects.bulk_create(rules, batch_size=1000, ignore_conflicts=False)
    if added:
        words = [rule.words for rule in added]
        after = {"kind": kind, "is_whole": is_whole, "added": words}
        record(ModerationEvent.Verb.RULE, actor=actor, after=after)
    return Added(tuple(added), tuple(refused))


@transaction.atomic
def remove_word(*, actor: User, rule: WordRule) -> bool:
    """Take a word off the list; false if somebody did already."""
    if not WordRule.objects.filter(pk=rule.pk).delete()[0]:
        return False
    before = {"kind": rule.kind, "is_whole": rule.is_whole, "removed": [rule.words]}
    record(ModerationEvent.Verb.RULE, actor=actor, before=before)
    return True


def _refuse_impossible(check: Check, is_on: bool, number: int | None) -> None:
    if check.fixed and not is_on:
        raise ValidationError(gettext("This check is always on."))
    if number is not None and check.unit and not check.least <= number <= check.most:
        said = gettext("Write a whole number between %(least)s and %(most)s.")
        raise ValidationError(said % {"least": check.least, "most": check.most})


def _reason_against(words: str, known: set[str], is_whole: bool) -> str:
    if len(words) > LONGEST_WORDS:
        return gettext("This is longer than %(most)s characters.") % {"most": LONGEST_WORDS}
    if words.lower() in known:
        return gettext("This is in the list already.")
    pattern = pattern_of(words, is_whole=is_whole)
    if not pattern.strip():
        return gettext("There is no letter or figure in it.")
    if not is_whole and len(pattern) < 3:
        return gettext("Within words, write three letters or more: these are in half of all texts.")
    return ""
