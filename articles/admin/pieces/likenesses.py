"""What is nearly the same as a piece, each beside it word by word."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.states.access import for_act, show
from articles.diffing.folding import fold
from articles.diffing.texts import diff_texts
from articles.likeness import near_duplicates
from articles.models import Article
from articles.states.rights import readable


def urls(desk: Any) -> list[Any]:
    """The page below a piece's own, for the admin of pieces."""
    view = require_safe(for_act(desk, "write", likenesses))
    return [path("<int:pk>/likenesses/", view, name="articles_article_likenesses")]


def likenesses(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """Compared by what readers have, or by the piece's row while it has none; with such as whoever
    asks may read."""
    found = [
        (likeness, fold(diff_texts(likeness.article.body_text, article.body_text)))
        for likeness in near_duplicates(article, among=readable(request.user))
    ]
    return show(
        desk,
        request,
        "likenesses.html",
        article,
        _("Nearly the same"),
        likenesses=found,
        piece=article,
    )
