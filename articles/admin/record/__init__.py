"""The record of a piece for editors: its editions, each as it was frozen, and sealing one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from articles.admin.record.editions import edition, editions
from articles.admin.record.sealing import sealing
from articles.admin.states.access import for_act
from articles.models import Article, Edition

__all__ = ["urls"]

View = Callable[[HttpRequest, Any, Article, Edition], HttpResponse]


def urls(desk: Any) -> list[URLPattern]:
    """The addresses, for the admin of articles to put before its own."""
    one = "<int:pk>/editions/<int:number>/"
    return [
        path("<int:pk>/editions/", for_act(desk, "curate", editions), name="articles_editions"),
        path(one, _numbered(desk, "curate", edition), name="articles_edition"),
        path(f"{one}seal/", _numbered(desk, "seal", sealing), name="articles_seal"),
    ]


def _numbered(desk: Any, act: str, view: View) -> Callable[..., HttpResponse]:
    """The view with its piece and edition, for those who may do it."""

    def found(request: HttpRequest, pk: int, number: int) -> HttpResponse:
        def of_piece(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
            rows = article.editions.select_related("seal__sealed_by", "published_by")
            return view(request, desk, article, get_object_or_404(rows, number=number))

        return for_act(desk, act, of_piece)(request, pk)

    return found
