from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.aliases import AliasedAdmin, AliasInline
from articles.models import Article, Topic, TopicAlias


class TopicAliasInline(AliasInline):
    model = TopicAlias
    fields = ("slug",)


@admin.register(Topic)
class TopicAdmin(AliasedAdmin):
    inlines = (TopicAliasInline,)
    fields = ("name", "slug", "description")
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    kept_because = _("A topic can be deleted once no piece is filed under it.")

    def is_kept(self, row: Topic) -> bool:
        return row.articles.exists()

    def view_on_site(self, obj: Topic) -> str | None:
        shown = Article.objects.published().filter(topics=obj).exists()
        return obj.get_absolute_url() if shown else None
