"""What a page's head tells machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from archive.lib.addresses import full_address
from archive.lib.markup import excerpt
from archive.lib.markup.script_data import script_data
from articles.correcting import corrections_in_force
from articles.linked_data import describe_article, describe_site, describe_way, published_stamp
from articles.models import Article, Image
from articles.translations import translations_of

DESCRIPTION = 200  # characters

register = template.Library()


@register.simple_tag
def article_data(
    article: Article,
    translations: Iterable[Article],
    comments: Sequence[Any] = (),
    comment_count: int = 0,
) -> SafeString:
    """The piece with the way to it, as JSON-LD."""
    piece = describe_article(
        article,
        translations=translations,
        corrections=corrections_in_force(article),
        comments=comments,
        comment_count=comment_count,
    )
    return script_data([piece, describe_way(article)])


@register.simple_tag
def site_data() -> SafeString:
    """The archive and its search, as JSON-LD."""
    return script_data(describe_site())


@register.simple_tag
def family_of(article: Article, translations: Any) -> list[Article]:
    """The piece's translations: those at hand, or looked up where its page brought none."""
    return translations_of(article) if translations in (None, "") else list(translations)


@register.simple_tag
def original_in(article: Article, translations: Iterable[Article]) -> Article | None:
    """Which of a family the others were translated from; None where it is not public."""
    original = article.translation_of_id or article.pk
    return next((row for row in [article, *translations] if row.pk == original), None)


@register.filter
def description(article: Article) -> str:
    """The dek, or else the beginning of the text."""
    return excerpt(article.dek or article.body_text, DESCRIPTION)


@register.filter
def published(article: Article) -> str:
    """When it was published, for machines, as far as that is known."""
    return published_stamp(article)


@register.filter
def whole(path: str) -> str:
    """A path of the site as an address that works from anywhere."""
    return full_address(path)


@register.filter
def picture(image: Image) -> str:
    """The address of the form of a picture that anything shows."""
    return full_address(image.fallback_url)
