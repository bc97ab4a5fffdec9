"""How long it takes to compare two editions of a long piece, and two hostile texts."""

from __future__ import annotations

import sys
from time import process_time

from articles.diffing import diff_texts

WORDS = [f"word{number}" for number in range(5_000)]
PARAGRAPH = 60
TIMES = 5


def run() -> None:
    sys.stdout.write("two editions are compared                milliseconds     rows\n")
    for length in (3_000, 20_000):
        text = _text(length)
        _report(f"{length:,} words, 1 in 50 changed", text, _edited(text))
        _report(f"{length:,} words, all changed", text, text.upper())
    _report("2,000,000 characters of two words", "a b " * 500_000, "b a a " * 333_333)
    _report("1,000,000 paragraphs", "a\n\n" * 666_000, "b\n\na\n\n" * 333_000)


def _report(name: str, old: str, new: str) -> None:
    """Print the best of some runs, in time of the processor: others may be at work."""
    times = []
    for _ in range(TIMES if len(old) < 1_000_000 else 1):
        began = process_time()
        rows = diff_texts(old, new)
        times.append(process_time() - began)
    sys.stdout.write(f"  {name:<38}{min(times) * 1000:13,.1f}{len(rows):>9,}\n")


def _text(length: int) -> str:
    words = [WORDS[number * number * 7_919 % len(WORDS)] for number in range(length)]
    paragraphs = (words[at : at + PARAGRAPH] for at in range(0, length, PARAGRAPH))
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _edited(text: str) -> str:
    words = text.split(" ")
    words[::50] = ["another"] * len(words[::50])
    return " ".join(words)
