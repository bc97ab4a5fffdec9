"""Readers' page of a collection, made of what an editor has typed and not saved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive.lib.markup import MarkupRefused, render_article, unsaved_html
from articles.admin.collections.entries import change_from, positions_shown
from articles.collecting import reorder
from articles.models import Article, Collection
from articles.views.collections import DOSSIER_SIZE, Dossier, entries_of


def preview_of(request: HttpRequest, collection: Collection) -> HttpResponse:
    """Its first page. What stands in the form: title and introduction, or a page of entries."""
    collection.title = request.POST.get("title", "").strip()[:200] or collection.title
    trouble = _introduce(collection, request.POST.get("introduction"))
    dossier = _dossier(request, collection)
    context = {
        "collection": collection,
        "dossier": dossier,
        "number": dossier.total,
        "articles": [entry.article for entry in dossier.entries],
        "query": "",
        "trouble": trouble,
    }
    return TemplateResponse(request, "admin/articles/collection/preview.html", context)


def _introduce(collection: Collection, typed: str | None) -> str:
    """Set what was typed; gives a sentence where that can't be done."""
    if typed is None:
        return ""
    try:
        rendered = render_article(typed, "introduction", is_preview=True)
        collection.introduction_html = unsaved_html(rendered)
    except MarkupRefused as refusal:
        return str(refusal)
    return ""


def _dossier(request: HttpRequest, collection: Collection) -> Dossier:
    change = change_from(request.POST, positions_shown(request.POST))
    keys = list(collection.entries.order_by("position", "id").values_list("pk", flat=True))
    order = reorder(keys, change)
    public = entries_of(collection, Article.objects.published().listed())
    shown = set(public.order_by().values_list("pk", flat=True))
    order = [key for key in order if key in shown]
    rows = public.in_bulk(order[:DOSSIER_SIZE])
    entries = [rows[key] for key in order[:DOSSIER_SIZE]]
    for entry in entries:
        entry.note = change.notes.get(entry.pk, entry.note)
    return Dossier(entries=entries, before=None, after=None, total=len(order), start=1)
