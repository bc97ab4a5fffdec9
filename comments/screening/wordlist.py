"""The paper's list of words, compiled once in each process and kept until the list changes."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from django.db.models import Count, Max

from comments.models import WordRule
from comments.screening.automaton import Automaton
from comments.screening.folding import disguises, fold

MOST_AT_ONCE = 20_000

Version = tuple[int, int | None]


class WordList:
    """The rules of a list, ready to be looked for."""

    def __init__(self, rules: Iterable[WordRule]) -> None:
        self._rules: dict[str, list[WordRule]] = {}
        for rule in rules:
            pattern = pattern_of(rule.words, is_whole=rule.is_whole)
            if pattern.strip():
                self._rules.setdefault(pattern, []).append(rule)
        self._automaton = Automaton(self._rules)

    def find(self, text: str) -> list[WordRule]:
        """The rules whose words are in the text, blocked ones first. Linear."""
        found = self._automaton.find(disguises(text)) if self._rules else set()
        rules = [rule for pattern in found for rule in self._rules[pattern]]
        return sorted(rules, key=lambda rule: (rule.kind, rule.words))


def pattern_of(words: str, *, is_whole: bool) -> str:
    """What is looked for in a folded text, where a space stands around each word."""
    return fold(words) if is_whole else fold(words).strip()


def read_lines(lines: str) -> list[str]:
    """The words of each line that has any."""
    tidied = (" ".join(line.replace("\0", "").split()) for line in lines.splitlines())
    return [line for line in tidied if line][:MOST_AT_ONCE]


def word_list() -> WordList:
    """The list as it is now. One small query where it is compiled already."""
    global _kept
    version = _version()
    if _kept is None or _kept[0] != version:
        with _lock:  # others wait for the one that compiles, and take what it made
            if _kept is None or _kept[0] != version:
                _kept = version, WordList(WordRule.objects.order_by("pk").iterator())
    return _kept[1]


def _version() -> Version:
    """Rules are added and removed and never changed, so their number and the newest tell all."""
    row = WordRule.objects.aggregate(number=Count("pk"), newest=Max("pk"))
    return row["number"], row["newest"]


_kept: tuple[Version, WordList] | None = None
_lock = Lock()
