from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import TEXTS_OF_ARTICLE, ArchiveAdmin
from articles.models import OldAddress


class OldAddressForm(forms.ModelForm):
    class Meta:
        model = OldAddress
        fields = ("path", "article", "gone_reason")
        help_texts = {
            "article": _("Readers are led here."),
            "gone_reason": _("Or, for a page that is gone, what readers are told instead."),
        }

    def clean_path(self) -> str:
        """A whole address may be pasted: host and scheme are cut off."""
        path: str = self.cleaned_data["path"].strip()
        if path.startswith(("http://", "https://")):
            try:
                parts = urlsplit(path)
            except ValueError as error:
                raise ValidationError(gettext("This is not an address of the web.")) from error
            path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        if path == "/":
            raise ValidationError(gettext("This is the front page, which stays where it is."))
        return path


class LeadsFilter(admin.SimpleListFilter):
    title = _("what happens there")
    parameter_name = "leads"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("on", _("Leads to a piece")), ("gone", _("Gone"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("on", "gone"):
            return queryset
        return queryset.filter(article__isnull=self.value() == "gone")


@admin.register(OldAddress)
class OldAddressAdmin(ArchiveAdmin):
    form = OldAddressForm
    autocomplete_fields = ("article",)
    list_display = ("path", "what_happens")
    list_filter = (LeadsFilter,)
    list_select_related = ("article",)
    search_fields = ("path", "gone_reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[OldAddress]:
        rows = super().get_queryset(request).select_related("article")
        return rows.defer(*TEXTS_OF_ARTICLE)

    def elsewhere(self, word: str) -> list[QuerySet]:
        """In the headline of the piece it leads to."""
        titled = OldAddress.objects.filter(article__title__icontains=word).order_by()
        return [titled.values_list("pk", flat=True)]

    @admin.display(description=_("what readers get"))
    def what_happens(self, old: OldAddress) -> str:
        if old.article is None:
            return gettext("Gone: %(reason)s") % {"reason": old.gone_reason}
        target = old.article.get_absolute_url()
        return format_html('<a href="{}">{}</a>', target, old.article.title) if target else ""
