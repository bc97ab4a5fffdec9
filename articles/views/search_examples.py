"""How to ask, shown by questions that the newest piece answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.models import Article

LONG = 5  # letters: words that say something are seldom shorter


class Example(NamedTuple):
    text: str
    finds: str

    @property
    def address(self) -> str:
        return f"{reverse('articles:search')}?{urlencode({'q': self.text})}"


def make_examples() -> list[Example]:
    """Questions that find something here, each with what it finds. Four queries at most."""
    newest = Article.objects.published().listed().prefetch_related("topics").first()
    return [*_of_words(newest), *_of_filing(newest)] if newest else []


def _of_words(piece: Article) -> Iterator[Example]:
    said = f"{piece.title} {piece.dek}".split()
    long = list(dict.fromkeys(word for word in said if len(word) >= LONG and word.isalpha()))[:2]
    if len(long) < 2:
        return
    yield Example(" ".join(long), _("pieces with both words, in any of their forms"))
    yield Example(" OR ".join(long), _("pieces with either word"))
    yield Example(f"{long[0]} -{long[1]}", _("pieces with the first word and not the second"))
    yield Example(f'"{_phrase(piece)}"', _("these words, side by side"))
    yield Example(f"{long[0][: LONG - 1]}*", _("every word that begins so"))


def _phrase(piece: Article) -> str:
    """Two words that follow one another in the headline or dek, or the whole headline."""
    for text in (piece.title, piece.dek):
        for pair in pairwise(text.split()):
            if all(len(word) >= LONG - 1 and word.isalpha() for word in pair):
                return " ".join(pair)
    return piece.title.replace('"', "")


def _of_filing(piece: Article) -> Iterator[Example]:
    for byline in piece.bylines.all()[:1]:
        yield Example(f"author:{byline.author.slug}", _("what somebody has signed"))
    for topic in piece.topics.all()[:1]:
        yield Example(f"topic:{topic.slug}", _("what is filed under a topic"))
    if piece.publication:
        yield Example(f"source:{piece.publication.slug}", _("what first appeared in a paper"))
    if piece.published_on:
        year = piece.published_on.year
        yield Example(f"from:{year - 1} to:{year}-06", _("years, months (2020-01) or days"))
    yield Example(f"lang:{piece.language}", _("what is written in a language"))
