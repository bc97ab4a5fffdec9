from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import MarkupRefused, render_article
from articles.admin.aliases import AliasedForm, AliasInline, RenamedAdmin
from articles.admin.base import TEXTS_OF_ARTICLE
from articles.admin.ordering import OrderedForm, OrderedInline
from articles.models import Collection, CollectionAlias, CollectionEntry
from articles.record.freezing import freeze_collection
from articles.writing import render_introduction


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


class EntryForm(OrderedForm):
    class Meta:
        widgets = {"note": AdminTextareaWidget(attrs={"rows": 2})}


class EntryInline(OrderedInline):
    model = CollectionEntry
    form = EntryForm
    autocomplete_fields = ("article",)
    fields = ("position", "article", "note")
    verbose_name_plural = _("entries, in reading order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CollectionEntry]:
        entries = super().get_queryset(request).select_related("article")
        return entries.defer(*TEXTS_OF_ARTICLE)


class CollectionAliasInline(AliasInline):
    model = CollectionAlias
    fields = ("slug",)


@admin.register(Collection)
class CollectionAdmin(RenamedAdmin):
    form = CollectionForm
    inlines = (EntryInline, CollectionAliasInline)
    fields = ("title", "slug", "introduction")
    list_display = ("title", "slug")
    search_fields = ("title", "slug")

    def save_model(self, request: HttpRequest, obj: Collection, form: Any, change: bool) -> None:
        render_introduction(obj)
        obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """With its entries, and the state of it that readers have from now on."""
        super().save_related(request, form, formsets, change)
        freeze_collection(form.instance, by=cast(User, request.user))

    def view_on_site(self, obj: Collection) -> str:
        return obj.get_absolute_url()
