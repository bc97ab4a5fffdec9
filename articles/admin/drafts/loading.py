from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.models import Article
from articles.states.rights import may, readable, state_of


def own_piece(request: HttpRequest, pk: int) -> Article:
    """A piece that whoever asks may write at. Others are refused, and find none that is hidden."""
    article: Article = get_object_or_404(readable(request.user), pk=pk)
    if not may(request.user, "write", article):
        raise PermissionDenied
    return article


def context_of(request: HttpRequest, article: Article, title: str) -> dict[str, Any]:
    """What every page of a piece prints around its own."""
    return {
        **admin.site.each_context(request),
        "opts": Article._meta,
        "article": article,
        "state": state_of(article),
        "title": title,
    }


def form_address(article: Article, query: str = "") -> str:
    return reverse("admin:articles_article_change", args=[article.pk]) + query
