from __future__ import annotations

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.admin.aliases import AliasedAdmin, AliasInline
from articles.models import Article, Author, AuthorAlias


class AuthorAliasInline(AliasInline):
    model = AuthorAlias
    fields = ("name", "slug")


@admin.register(Author)
class AuthorAdmin(AliasedAdmin):
    inlines = (AuthorAliasInline,)
    fields = ("name", "slug", "bio")
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    kept_because = _("An author with bylines can’t be deleted: the pieces would lose them.")

    def elsewhere(self, word: str) -> Q:
        """Among their other names."""
        return Q(pk__in=AuthorAlias.objects.filter(name__icontains=word).values("author"))

    def is_kept(self, row: Author) -> bool:
        return row.bylines.exists()

    def view_on_site(self, obj: Author) -> str | None:
        shown = Article.objects.published().filter(authors=obj).exists()
        return obj.get_absolute_url() if shown else None
