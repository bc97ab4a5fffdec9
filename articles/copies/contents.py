"""What every form of a piece says besides its words."""

from __future__ import annotations

from django.db.models import Q

from articles.models import Article, Correction


def standing_corrections(article: Article) -> list[Correction]:
    """Those that no later one took the place of, in the order they were made. One query."""
    standing = article.corrections.filter(superseded_by__isnull=True)
    return list(standing.order_by("published_at", "id"))


def other_languages(article: Article) -> list[Article]:
    """The public pieces that this one was translated from or into. One query."""
    original = article.translation_of_id or article.pk
    kin = Article.objects.published().filter(Q(pk=original) | Q(translation_of=original))
    return list(kin.exclude(pk=article.pk).order_by("language"))
