"""Publishing and taking back several pieces at once, with a sentence for each that stays behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.lib.markup import MarkupRefused
from articles.admin.base import TEXTS
from articles.drafts.payload import PayloadStale
from articles.drafts.saving import has_changes
from articles.models import Article
from articles.record.withholding import SealedText
from articles.states.publishing import PublishingRefused, publish_draft, unpublish
from articles.states.rights import may

LINKED = 10  # messages travel in a cookie


class Refused(Exception):
    """The piece stays as it is; the message says why and what to do."""


@admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
def publish_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Article]) -> None:
    done = each_of(desk, request, queryset, lambda piece: _publish(piece, request.user))
    if done:
        told = ngettext(
            "%(number)d piece is published: ", "%(number)d pieces are published: ", len(done)
        ) % {"number": len(done)}
        desk.message_user(request, format_html("{}{}", told, linked(done)), messages.SUCCESS)


@admin.action(permissions=["publish"], description=gettext_lazy("Take back to draft"))
def take_back_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Article]) -> None:
    done = each_of(desk, request, queryset, lambda piece: _take_back(piece, request.user))
    if done:
        told = ngettext(
            "%(number)d piece is a draft again, and readers no longer find it: ",
            "%(number)d pieces are drafts again, and readers no longer find them: ",
            len(done),
        ) % {"number": len(done)}
        desk.message_user(request, format_html("{}{}", told, linked(done)), messages.SUCCESS)


def each_of(
    desk: Any,
    request: HttpRequest,
    queryset: QuerySet[Article],
    act: Callable[[Article], None],
) -> list[Article]:
    """Those that it worked for, as they stand now; the editor is told of each other one."""
    done: list[int] = []
    for article in queryset.defer(None):
        try:
            act(article)
        except Refused as refusal:
            told = format_html("{}: {}", _form_link(article), str(refusal))
            desk.message_user(request, told, messages.WARNING)
        else:
            done.append(article.pk)
    return list(Article.objects.filter(pk__in=done).order_by("pk").defer(*TEXTS))


def _publish(article: Article, by: Any) -> None:
    """What was never public goes as it is; a change needs to be looked at first."""
    if article.status == Article.Status.PUBLISHED:
        raise Refused(_published(article))
    if not may(by, "publish", article):
        raise Refused(_("it is withdrawn, and readers are told why. Open it to restore it."))
    if not article.title.strip():
        raise Refused(_("it has no headline. Open it, write one and publish it there."))
    if article.import_key and article.published_at is None:
        raise Refused(_("it came in without a date. Open it, date it and publish it there."))
    try:
        publish_draft(article=article, by=by)
    except (MarkupRefused, PublishingRefused, PayloadStale, SealedText) as refusal:
        raise Refused(str(refusal)) from refusal
    except IntegrityError as error:
        raise Refused(
            _("another piece of its day has the same slug. Open it and choose another.")
        ) from error


def _published(article: Article) -> str:
    if not article.is_public:
        return _("it is scheduled already. Open it to publish it now.")
    if has_changes(article):
        return _("readers have it. Open it to see what will change, and publish that there.")
    return _("it is published already.")


def _take_back(article: Article, by: Any) -> None:
    if article.status == Article.Status.DRAFT and not may(by, "take_back", article):
        raise Refused(_("it is a draft already."))
    if article.status == Article.Status.WITHDRAWN:
        raise Refused(_("it is withdrawn, and readers are told why. Open it to restore it."))
    if not may(by, "take_back", article):
        raise Refused(_("readers have it: only a chief editor takes it from them."))
    try:
        unpublish(article=article, by=by)
    except PublishingRefused as refusal:
        raise Refused(str(refusal)) from refusal


def linked(articles: list[Article]) -> SafeString:
    linked = format_html_join(", ", "{}", ([_page_link(row)] for row in articles[:LINKED]))
    return format_html("{} …", linked) if len(articles) > LINKED else linked


def _page_link(article: Article) -> SafeString:
    if not article.is_public:
        return _form_link(article)
    return format_html('<a href="{}">{}</a>', article.get_absolute_url(), article.title)


def _form_link(article: Article) -> SafeString:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return format_html('<a href="{}">{}</a>', address, article.title or _("Without a headline"))
