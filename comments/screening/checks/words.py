"""The comment holds a word of the paper's own list."""

from __future__ import annotations

from django.utils.translation import gettext

from comments.models import WordRule
from comments.screening.verdict import Finding, Submission
from comments.screening.wordlist import WordList, word_list


def check(submission: Submission, number: int) -> Finding | None:
    return look_for(word_list(), submission)


def look_for(words: WordList, submission: Submission) -> Finding | None:
    """In the name, the website and the text. The author learns that there is a word, and not which:
    who is told tries the next one."""
    texts = (submission.author_name, submission.website, submission.body)
    found = words.find("\n".join(texts))
    if not found:
        return None
    note = ", ".join(rule.words for rule in found)
    if found[0].kind != WordRule.Kind.BLOCKED:
        return Finding("suspect", note=note)
    said = gettext("The comment uses words that this paper does not print.")
    return Finding("blocked", "refuse", said, note)
