from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from articles.admin.names.aliases import AliasedAdmin, AliasedForm, AliasInline
from articles.admin.names.printed import PrintedAdmin
from articles.models import Article, Publication, PublicationAlias


class PublicationForm(AliasedForm):
    class Meta:
        model = Publication
        widgets = {"contact_line": AdminTextareaWidget(attrs={"rows": 3})}
        fields = (
            *("name", "slug", "url", "is_house"),
            *("contact_line", "contact_url", "licence", "licence_url"),
        )


class PublicationAliasInline(AliasInline):
    model = PublicationAlias
    fields = ("name", "slug")


@admin.register(Publication)
class PublicationAdmin(PrintedAdmin, AliasedAdmin):
    form = PublicationForm
    inlines = (PublicationAliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "slug", "url", "is_house")}),
        (_("Under its pieces"), {"fields": ("contact_line", "contact_url")}),
        (_("Licence"), {"fields": ("licence", "licence_url")}),
    )
    list_display = ("name", "url", "licence", "is_house")
    search_fields = ("name", "slug", "url")
    kept_because = _("A publication can be deleted once no piece names it as its source.")

    def is_kept(self, row: Publication) -> bool:
        return row.articles.exists()

    def view_on_site(self, obj: Publication) -> str | None:
        shown = Article.objects.published().filter(publication=obj).exists()
        return obj.get_absolute_url() if shown else None
