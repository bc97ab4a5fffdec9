"""Merging topics, authors or sources that are the same: of several that are chosen one is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.merge_outlook import merge_outlook
from articles.merging import merge_authors, merge_publications, merge_topics
from articles.models import Author, Publication

MOST = 50  # a page of the list; a merge of more is a slip


class KeepForm(forms.Form):
    keep: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None,
        label=_("Keep"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say which of them is kept.")},
    )

    def __init__(self, rows: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep: Any = self.fields["keep"]
        keep.queryset = rows


@admin.action(permissions=["delete"], description=_("Merge …"))
def merge_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask which is kept, show in numbers what that does, and merge once that page is sent."""
    rows = list(queryset.order_by("pk")[: MOST + 1])
    if not 2 <= len(rows) <= MOST:
        told = gettext("Choose two of them or more, up to %(most)d, that are the same.")
        desk.message_user(request, told % {"most": MOST}, messages.WARNING)
        return None
    is_asked = "asked" in request.POST or "confirmed" in request.POST
    form = KeepForm(queryset, request.POST if is_asked else None)
    if not form.is_valid():
        return _ask(desk, request, queryset, form)
    keep = form.cleaned_data["keep"]
    others = [row for row in rows if row != keep]
    if "confirmed" not in request.POST:
        return _show(desk, request, rows, keep, others)
    with transaction.atomic():
        for gone in others:
            _merge(keep, gone, request.user)
    told = gettext("“%(name)s” has the pieces of all %(number)d now, and their addresses.")
    desk.message_user(request, told % {"name": keep, "number": len(rows)}, messages.SUCCESS)
    return None


def _merge(keep: Any, gone: Any, by: Any) -> None:
    if isinstance(keep, Author):
        merge_authors(keep=keep, gone=gone, by=by)
    elif isinstance(keep, Publication):
        merge_publications(keep=keep, gone=gone, by=by)
    else:
        merge_topics(keep=keep, gone=gone, by=by)


def _ask(desk: Any, request: HttpRequest, queryset: QuerySet[Any], form: KeepForm) -> HttpResponse:
    pieces = "bylines" if queryset.model is Author else "articles"
    counted = queryset.annotate(number=Count(pieces, distinct=True)).prefetch_related("aliases")
    return _page(desk, request, "choice", rows=counted, form=form)


def _show(
    desk: Any, request: HttpRequest, rows: list[Any], keep: Any, others: list[Any]
) -> HttpResponse:
    outlooks = [merge_outlook(keep=keep, gone=gone) for gone in others]
    return _page(desk, request, "outlook", rows=rows, keep=keep, outlooks=outlooks)


def _page(desk: Any, request: HttpRequest, step: str, **shown: Any) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "title": gettext("Merge %(names)s") % {"names": desk.opts.verbose_name_plural},
        "opts": desk.opts,
        "kind": desk.opts.model_name,
    }
    return TemplateResponse(request, f"admin/articles/merging/{step}.html", context | shown)
