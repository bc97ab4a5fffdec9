"""Pieces that are translations of one another.

A family has one original, and each of its translations names it; so from any of them the others
are one query away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Article

LINKED = (
    *("id", "title", "slug", "language", "status"),
    *("published_at", "published_on", "published_precision"),
)
HIDDEN = gettext_noop(
    "A piece that is not open to you stands in the way: ask an editor to name the original."
)


class NotATranslation(ValueError):
    """The one piece can't be a translation of the other; the message says why and what to do."""


def translations_of(article: Article) -> list[Article]:
    """The public pieces that say the same in other languages, by language; never itself.

    One query, for the original as for each of its translations. They carry what a link prints.
    """
    original = article.translation_of_id or article.pk
    family = Article.objects.published().filter(Q(pk=original) | Q(translation_of=original))
    return list(family.exclude(pk=article.pk).only(*LINKED).order_by("language", "pk"))


def original_for(
    article: Article,
    chosen: Article,
    language: str,
    *,
    may_read: Callable[[Article], bool] = lambda piece: True,
) -> Article:
    """What ``article``, in ``language``, is a translation of if an editor chose ``chosen``.

    That is the original of ``chosen`` where it is a translation itself. Raises ``NotATranslation``,
    which names no piece that whoever chose it may not read.
    """

    def refuse(sentence: str, piece: Article) -> NoReturn:
        raise NotATranslation(sentence % {"title": piece.title} if may_read(piece) else _(HIDDEN))

    original: Article = chosen.translation_of or chosen
    if article.pk is not None:
        if original.pk == article.pk:
            raise NotATranslation(_("A piece can’t be a translation of itself."))
        if (own := article.translations.first()) is not None:
            told = _(
                "“%(title)s” is a translation of this piece, so this one is an original. "
                "Name the other there."
            )
            refuse(told, own)
    if original.pk != article.translation_of_id and not may_read(original):
        raise NotATranslation(_(HIDDEN))
    if original.language == language:
        told = _("“%(title)s” is in the same language. A translation is in another one.")
        refuse(told, original)
    sisters = original.translations.filter(language=language).exclude(pk=article.pk)
    if (other := sisters.first()) is not None:
        refuse(_("“%(title)s” is its translation into this language already."), other)
    return original
