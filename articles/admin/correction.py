"""Corrections: added from the page of their piece, and never changed or deleted."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import TEXTS_OF_ARTICLE, ArchiveAdmin, printed_time
from articles.admin.states.access import editor_of
from articles.correcting import CorrectionRefused, correct, refuse
from articles.models import Correction
from articles.states.rights import readable, sees_all

DIGITS = re.compile(r"[0-9]{1,18}")


class CorrectionForm(forms.ModelForm):
    """A note on one piece; it may take the place of a note there."""

    class Meta:
        model = Correction
        fields = ("article", "kind", "text", "is_prominent", "supersedes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "supersedes" not in self.fields:
            return  # a note as it stands: nothing to fill in
        choice: Any = self.fields["supersedes"]
        piece = str(self.data.get("article") or self.initial.get("article") or "")
        notes = Correction.objects.filter(superseded_by__isnull=True)
        choice.queryset = notes.filter(article_id=int(piece) if DIGITS.fullmatch(piece) else 0)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "article" in said and "text" in said:
            try:
                refuse(said["article"], said["text"], said.get("supersedes"))
            except CorrectionRefused as refusal:
                raise ValidationError(str(refusal)) from refusal
        return said


@admin.register(Correction)
class CorrectionAdmin(ArchiveAdmin):
    form = CorrectionForm
    autocomplete_fields = ("article",)
    list_display = ("note", "kind", "piece", "published", "is_in_force")
    list_display_links = ("note",)
    list_filter = ("kind",)
    search_fields = ("text", "article__title")
    kept_because = _(
        "Readers rely on it: a correction can’t be changed or deleted. Add one in its place."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Those of pieces that may be read: one that was taken back to a draft is hidden again."""
        rows = super().get_queryset(request).select_related("article", "superseded_by")
        if not sees_all(request.user):
            rows = rows.filter(article__in=readable(request.user))
        return rows.defer(*TEXTS_OF_ARTICLE)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("edition_number", "published_at") if obj is not None else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*CorrectionForm.Meta.fields, *self.get_readonly_fields(request, obj)]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Correction, form: Any, change: bool) -> None:
        """Through the verb, which gives the row its number and its edition."""
        names = ("article", "kind", "text", "is_prominent", "supersedes")
        said = {name: form.cleaned_data[name] for name in names}
        made = correct(**said, by=editor_of(request))
        obj.pk, obj._state.adding = made.pk, False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The note as it stands, and why it stands so."""
        said = {"subtitle": self.kept_because} | (extra_context or {})
        return super().change_view(request, object_id, form_url, said)

    def view_on_site(self, obj: Correction) -> str | None:
        if not obj.article.is_public:
            return None
        return f"{obj.article.get_absolute_url()}#correction-{obj.pk}"

    @admin.display(description=_("text"))
    def note(self, correction: Correction) -> str:
        return correction.text[:120]

    @admin.display(description=_("piece"))
    def piece(self, correction: Correction) -> SafeString:
        address = reverse("admin:articles_article_change", args=[correction.article_id])
        return format_html('<a href="{}">{}</a>', address, correction.article)

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, correction: Correction) -> SafeString | None:
        return printed_time(correction.published_at)

    @admin.display(description=_("in force"), boolean=True)
    def is_in_force(self, correction: Correction) -> bool:
        return not hasattr(correction, "superseded_by")
