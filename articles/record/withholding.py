"""What seals withhold of a piece, and whether a text would say it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.lib.markup import plain_text
from articles.likeness import shingles
from articles.models import Article
from articles.record.canonical import content_in

SEALED = _(
    "This text was sealed: readers may not have it again. Write it otherwise, then publish it."
)
# The share of what is withheld that makes a text the sealed one, whatever its commas.
LIKE = 0.8


class SealedText(ValueError):
    """The text is one that was withheld from everybody. The message is a sentence."""


class Withheld:
    """Of each sealed edition of a piece, what no open one says: runs of words, by their hashes.

    One query, and one more for a piece with seals, of which all editions are read one by one.
    """

    def __init__(self, article: Article) -> None:
        editions = article.editions.only("content")
        sealed = [runs_of(content_in(each)) for each in editions.filter(seal__isnull=False)]
        if sealed:
            for each in editions.filter(seal__isnull=True).iterator(20):
                said = runs_of(content_in(each))
                sealed = [runs - said for runs in sealed]
        self._sealed = sealed

    def __bool__(self) -> bool:
        """Whether any edition is sealed."""
        return bool(self._sealed)

    def is_said_by(self, text: Mapping[str, Any]) -> bool:
        """Whether a content, or a draft's payload, says it again."""
        said = runs_of(text)
        return any(runs and len(runs & said) >= LIKE * len(runs) for runs in self._sealed)


def refuse_sealed(article: Article, content: Mapping[str, Any]) -> None:
    """Raises ``SealedText`` for a text that readers may not have again, or that was emptied."""
    withheld = Withheld(article)
    if withheld and (not content["body"].strip() or withheld.is_said_by(content)):
        raise SealedText(str(SEALED))


def runs_of(text: Mapping[str, Any]) -> set[int]:
    """What a body says, whatever its marks, capitals and spaces. Headline and dek say too little
    to be known again."""
    body = str(text.get("body", ""))
    return shingles(plain_text(body) if text.get("body_format") == "html" else body)
