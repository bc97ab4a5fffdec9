"""Who may come to these pages, and what is said where the piece stands otherwise by now."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.models import Article
from articles.states.rights import may, may_ever, readable, state_of

PAGES = "admin/articles/article/"
View = Callable[[HttpRequest, Any, Article], HttpResponse]


def for_act(desk: Any, act: str, view: View) -> Callable[..., HttpResponse]:
    """The view with its piece, uncached, for those who may do it (articles/states/rights.py).

    Others are refused. Who may, but comes when the piece stands otherwise, is told how.
    """

    @wraps(view)
    def checked(request: HttpRequest, pk: int) -> HttpResponse:
        if not may(request.user, act):
            raise PermissionDenied
        pieces = readable(request.user).select_related("publication")
        piece: Article = get_object_or_404(pieces, pk=pk)
        if not may_ever(request.user, act, piece):
            raise PermissionDenied
        if not may(request.user, act, piece):
            told = _("That can’t be done to this piece as it stands: it is “%(state)s”.")
            messages.warning(request, told % {"state": state_of(piece).label})
            return to_piece(piece)
        return view(request, desk, piece)

    guarded: Callable[..., HttpResponse] = desk.admin_site.admin_view(checked)
    return guarded


def show(
    desk: Any, request: HttpRequest, template: str, article: Article, title: str, **context: Any
) -> HttpResponse:
    """The page, below the piece that it is about."""
    about = {
        **desk.admin_site.each_context(request),
        "title": title,
        "opts": desk.opts,
        "article": article,
        "state": state_of(article),
    }
    return TemplateResponse(request, PAGES + template, about | context)


def editor_of(request: HttpRequest) -> User:
    """Who is at it, on a page that nobody else comes to."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def to_piece(article: Article) -> HttpResponseRedirect:
    return redirect("admin:articles_article_change", article.pk)
