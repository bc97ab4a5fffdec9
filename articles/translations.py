"""Pieces that are translations of one another.

A family has one original, and each of its translations names it; so from any of them the others
are one query away.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article

LINKED = (
    *("id", "title", "slug", "language", "status"),
    *("published_at", "published_on", "published_precision"),
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


def original_for(article: Article, chosen: Article, language: str) -> Article:
    """What ``article``, in ``language``, is a translation of if an editor chose ``chosen``.

    That is the original of ``chosen`` where it is a translation itself. Raises ``NotATranslation``.
    """
    original: Article = chosen.translation_of or chosen
    if article.pk is not None:
        if original.pk == article.pk:
            raise NotATranslation(_("A piece can’t be a translation of itself."))
        if (own := article.translations.first()) is not None:
            raise NotATranslation(
                _(
                    "“%(title)s” is a translation of this piece, so this one is an original. "
                    "Name the other there."
                )
                % {"title": own.title}
            )
    if original.language == language:
        raise NotATranslation(
            _("“%(title)s” is in the same language. A translation is in another one.")
            % {"title": original.title}
        )
    sisters = original.translations.filter(language=language).exclude(pk=article.pk)
    if (other := sisters.first()) is not None:
        raise NotATranslation(
            _("“%(title)s” is its translation into this language already.") % {"title": other.title}
        )
    return original
