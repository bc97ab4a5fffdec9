from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.aliases import SluggedForm
from articles.admin.base import ArchiveAdmin
from articles.models import Article, Publication


class PublicationForm(SluggedForm):
    class Meta:
        model = Publication
        fields = (
            *("name", "slug", "url", "is_house"),
            *("contact_line", "contact_url", "licence", "licence_url"),
        )


@admin.register(Publication)
class PublicationAdmin(ArchiveAdmin):
    form = PublicationForm
    fieldsets = (
        (None, {"fields": ("name", "slug", "url", "is_house")}),
        (_("Under its pieces"), {"fields": ("contact_line", "contact_url")}),
        (_("Licence"), {"fields": ("licence", "licence_url")}),
    )
    list_display = ("name", "url", "licence", "is_house")
    search_fields = ("name", "slug", "url")
    kept_because = _("A publication can be deleted once no piece names it as its source.")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Its address is cited; there is no former one to lead on from.
        return ("slug",) if obj is not None else ()

    def is_kept(self, row: Publication) -> bool:
        return row.articles.exists()

    def view_on_site(self, obj: Publication) -> str | None:
        shown = Article.objects.published().filter(publication=obj).exists()
        return obj.get_absolute_url() if shown else None
