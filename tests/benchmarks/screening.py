"""What it costs to screen a comment, with ten thousand words on the list.

Time of the processor, so that others at work on the machine don't count: a list of made-up words
against friendly and hostile texts, all the checks of one comment, and a dry run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from statistics import median
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command

from comments.models import Comment, WordRule
from comments.screening import Submission, dry_run, screen
from comments.screening.setting import add_words
from comments.screening.wordlist import WordList, word_list
from tests.cast import make_article, make_comment

NUMBER, LENGTH, ROUNDS, COMMENTS = 10_000, 10_000, 9, 500
LETTERS = "aeionrstlmcdp"


def run() -> None:
    """Fill the list and a thread where there are none yet, and print each figure."""
    call_command("migrate", verbosity=0)
    words = _made_up()
    rules = [WordRule(words=word, is_whole=n % 10 > 0) for n, word in enumerate(words)]
    sys.stdout.write(f"{NUMBER:,} words; median and slowest of {ROUNDS}, milliseconds\n")
    _measure("compile the list", lambda: WordList(rules))
    compiled = WordList(rules)
    for name, text in _texts(words).items():
        _measure(f"{name}, {len(text):,}", partial(compiled.find, text))
    _fill(words)
    word_list()
    submission = _submission()
    _measure("all checks of a comment", lambda: screen(submission))
    _measure(f"dry run of words on {COMMENTS:,}", lambda: dry_run("words", last=COMMENTS))
    _measure(f"dry run of links on {COMMENTS:,}", lambda: dry_run("links", last=COMMENTS))


def _made_up() -> list[str]:
    """The same words each time, of five to fourteen letters."""
    digests = (sha256(str(number).encode()).digest() for number in range(2 * NUMBER))
    words = ("".join(LETTERS[byte % 13] for byte in each[: 5 + each[31] % 10]) for each in digests)
    return list(dict.fromkeys(words))[:NUMBER]


def _texts(words: list[str]) -> dict[str, str]:
    prose = "the of and bill harbour was read twice in a house by people who said no more ".split()
    repeated = {
        "a comment": " ".join(prose)[:300],
        "prose": f"{' '.join(prose)} " * 200,
        "one letter": "a" * LENGTH,
        "letters spelled out": "a " * LENGTH,
        "figures and signs": "1@a!" * LENGTH,
        "Cyrillic look-alikes": "аеор" * LENGTH,
        "accents": "a\u0301\u0302" * LENGTH,
        "beginnings of words": " ".join(word[:-1] for word in words),
        "sentences in one sign": "\ufdfa" * LENGTH,
    }
    return {name: text[:LENGTH] for name, text in repeated.items()}


def _fill(words: list[str]) -> None:
    if WordRule.objects.exists():
        return
    actor = User.objects.create_user("screening", password=None)
    add_words(actor=actor, lines="\n".join(words), kind=WordRule.Kind.SUSPECT)
    article = make_article("Screened", slug="screened")
    for number in range(COMMENTS):
        make_comment(article, f"Comment {number}. {' '.join(words[number : number + 3])}x " * 8)


def _submission() -> Submission:
    newest = Comment.objects.select_related("article").latest("pk")
    return Submission(
        article=newest.article,
        author_name="Nora Field",
        email="nora@example.org",
        body=f"Another text. {newest.body}"[:300],
        address_hash="a" * 32,
        network_hash="b" * 32,
        seconds_taken=60.0,
    )


def _measure(name: str, call: Callable[[], Any]) -> None:
    call()
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        call()
        times.append(1000 * (time.process_time() - begin))
    sys.stdout.write(f"  {name:<34}{median(times):>8.1f}{max(times):>8.1f}\n")
