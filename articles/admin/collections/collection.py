"""Collections: what stands above them, their entries, and readers' page before it is saved."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import MarkupRefused, render_article
from articles.admin.base import TEXTS
from articles.admin.collections.entries import (
    change_from,
    found,
    is_number,
    pasted,
    positions_shown,
    stretch_of,
    told_of,
)
from articles.admin.collections.preview import preview_of
from articles.admin.names.aliases import AliasedForm, AliasInline, RenamedAdmin
from articles.collecting import CollectionFull, add_entries, change_entries
from articles.models import Article, Collection, CollectionAlias
from articles.record.freezing import freeze_collection
from articles.writing import render_introduction

PAGES = "admin/articles/collection/"


class CollectionForm(AliasedForm):
    name_field = "title"

    class Meta:
        model = Collection
        fields = ("title", "slug", "introduction")

    def clean_introduction(self) -> str:
        introduction: str = self.cleaned_data["introduction"]
        try:
            render_article(introduction, "introduction")
        except MarkupRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return introduction


class CollectionAliasInline(AliasInline):
    model = CollectionAlias
    fields = ("slug",)


@admin.register(Collection)
class CollectionAdmin(RenamedAdmin):
    form = CollectionForm
    inlines = (CollectionAliasInline,)
    fields = ("title", "slug", "introduction", "pieces")
    readonly_fields = ("pieces",)
    list_display = ("title", "slug", "number")
    search_fields = ("title", "slug")

    def get_urls(self) -> list[Any]:
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/entries/", guard(self.entries), name="articles_collection_entries"),
            path("<int:pk>/pieces/", guard(self.add_pieces), name="articles_collection_pieces"),
            path("<int:pk>/preview/", guard(self.preview), name="articles_collection_preview"),
            *super().get_urls(),
        ]

    def may_read_history(self, request: HttpRequest, row: Collection) -> bool:
        """It names the pieces that were put in, drafts among them."""
        return self.has_change_permission(request, row)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Collection]:
        rows: QuerySet[Collection] = super().get_queryset(request)
        return rows.annotate(number_of_entries=Count("entries"))

    def save_model(self, request: HttpRequest, obj: Collection, form: Any, change: bool) -> None:
        render_introduction(obj)
        obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """With the state of it that readers have from now on."""
        super().save_related(request, form, formsets, change)
        freeze_collection(form.instance, by=cast(User, request.user))

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """On to its pieces, unless somebody chose otherwise."""
        if "_addanother" in request.POST or "_continue" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, *args, **kwargs)
        return redirect("admin:articles_collection_entries", obj.pk)

    def entries(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A page of them; sent, their order, notes, and which of them go."""
        collection = self._asked(request, pk)
        stretch = stretch_of(collection, request.GET.get("page", ""))
        if request.method != "POST":
            return self._show(request, collection, stretch)
        change = change_from(request.POST, positions_shown(request.POST))
        done = change_entries(collection=collection, change=change, by=cast(User, request.user))
        told = gettext("Saved: readers have it so.") if done else gettext("Nothing was changed.")
        self.message_user(request, told, messages.SUCCESS if done else messages.INFO)
        return redirect(f"{self._address('entries', pk)}?page={stretch.number}")

    def add_pieces(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Looks for pieces with ``words``; sent, adds those that were chosen or pasted."""
        collection = self._asked(request, pk)
        words = request.GET.get("words", "").strip()[:200]
        if request.method != "POST":
            rows = found(words, collection) if words else []
            stretch = stretch_of(collection, "")
            return self._show(request, collection, stretch, words=words, found=rows)
        there = pasted(request.POST.get("addresses", ""))
        chosen = [key for key in request.POST.getlist("piece")[:200] if is_number(key)]
        picked = list(Article.objects.filter(pk__in=chosen).defer(*TEXTS).newest_first())
        pieces = [*picked, *there.pieces]
        try:
            by = cast(User, request.user)
            fresh = add_entries(collection=collection, pieces=pieces, by=by)
        except CollectionFull as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect(self._address("entries", pk))
        level = messages.WARNING if there.lost or not pieces else messages.SUCCESS
        for told in told_of(pieces, fresh, there.lost) or ():
            self.message_user(request, told, level)
        last = stretch_of(collection, "99999").number
        return redirect(f"{self._address('entries', pk)}?page={last if fresh else 1}")

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Readers' page with what stands in the form, of which nothing is saved."""
        collection = self._asked(request, pk)
        if request.method != "POST":
            return redirect("admin:articles_collection_change", pk)
        return preview_of(request, collection)

    def view_on_site(self, obj: Collection) -> str:
        return obj.get_absolute_url()

    @admin.display(description=_("pieces"))
    def number(self, collection: Collection) -> SafeString:
        address = self._address("entries", collection.pk)
        number = vars(collection)["number_of_entries"]
        return format_html('<a href="{}">{}</a>', address, number)

    @admin.display(description=_("pieces"))
    def pieces(self, collection: Collection) -> SafeString | str:
        if collection.pk is None:
            return gettext("You choose them once this is saved.")
        told = gettext("{number} in their order, with notes: add, move, take out")
        address = self._address("entries", collection.pk)
        number = collection.entries.count()
        return format_html('<a href="{}">{}</a>', address, format_html(told, number=number))

    def _asked(self, request: HttpRequest, pk: int) -> Collection:
        collection = get_object_or_404(Collection, pk=pk)
        if not self.has_change_permission(request, collection):
            raise PermissionDenied
        return collection

    def _address(self, page: str, pk: int) -> str:
        return reverse(f"admin:articles_collection_{page}", args=[pk])

    def _show(
        self, request: HttpRequest, collection: Collection, stretch: Any, **said: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Pieces of “%(title)s”") % {"title": collection.title},
            "opts": self.opts,
            "collection": collection,
            "stretch": stretch,
        }
        return TemplateResponse(request, f"{PAGES}entries.html", context | said)
