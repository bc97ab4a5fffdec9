from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import MarkupRefused, render_article
from articles.admin.names.aliases import AliasedAdmin, AliasedForm, AliasInline
from articles.introducing import introduce
from articles.models import Article, Topic, TopicAlias


class TopicAliasInline(AliasInline):
    model = TopicAlias
    fields = ("slug",)


class TopicForm(AliasedForm):
    class Meta:
        model = Topic
        fields = ("name", "slug", "description")

    def clean_description(self) -> str:
        introduction: str = self.cleaned_data["description"]
        try:
            render_article(introduction, "introduction")
        except MarkupRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return introduction


@admin.register(Topic)
class TopicAdmin(AliasedAdmin):
    form = TopicForm
    inlines = (TopicAliasInline,)
    fields = ("name", "slug", "description")
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    kept_because = _("A topic can be deleted once no piece is filed under it.")

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        introduce(obj)

    def is_kept(self, row: Topic) -> bool:
        return row.articles.exists()

    def view_on_site(self, obj: Topic) -> str | None:
        shown = Article.objects.published().filter(topics=obj).exists()
        return obj.get_absolute_url() if shown else None
