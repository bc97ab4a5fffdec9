"""Sets stored texts anew with the renderer of today, while the site runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import RENDERER_VERSION, MarkupRefused
from articles.links.finding import find_links
from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.record.freezing import in_words
from articles.record.reissuing import reissue_piece
from articles.search.index import index
from articles.writing import render_body

STRETCH = 100  # keys that are read at a time; texts are read one by one
SET_ANEW = _("Its text was set anew.")
MADE = ("body_html", "body_text", "renderer_version", "contents", "word_count", "has_embeds")


class Set(NamedTuple):
    """What came of a piece. ``refusal`` is the sentence that says why it stays as it was."""

    pk: int
    refusal: str = ""


def outdated(*, every: bool = False) -> ArticleQuerySet:
    """Pieces that an older renderer set, or ``every`` one."""
    rows = Article.objects.order_by("pk")
    return rows if every else rows.filter(renderer_version__lt=RENDERER_VERSION)


def rerender_all(rows: ArticleQuerySet) -> Iterator[Set]:
    """Sets each of them anew, in the order of their keys; holds one text at a time.

    Each is a transaction of its own, so it can be stopped at any point and begun again.
    """
    last = 0
    while keys := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:STRETCH]):
        for pk in keys:
            yield rerender(pk)
        last = keys[-1]


def rerender(pk: int) -> Set:
    """One piece. Only what is made of the text is saved: no date and no import hears of it; where
    its links lead is noted as well. Readers get another edition only where they have what the last
    one does not hold: a picture that was not here, a name whose change was not recorded."""
    with transaction.atomic():
        article = Article.objects.select_for_update(no_key=True).filter(pk=pk).first()
        if article is None:  # deleted meanwhile
            return Set(pk)
        text = article.body_text
        try:
            render_body(article)
        except MarkupRefused as refused:
            return Set(pk, str(refused))
        Article.objects.filter(pk=pk).update(**{name: getattr(article, name) for name in MADE})
        find_links(article)
        if article.body_text != text:
            index(article)
        reissue_piece(pk, note=in_words(SET_ANEW))
    return Set(pk)
