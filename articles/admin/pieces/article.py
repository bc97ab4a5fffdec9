"""Pieces: the list an editor finds them in, and the page a piece is worked on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin import drafts, editor, record, states
from articles.admin.base import TEXTS, printed_time
from articles.admin.bulk.pages import change_together
from articles.admin.lists.calendar import DatedList
from articles.admin.pieces import likenesses
from articles.admin.pieces.actions import publish_selected, take_back_selected
from articles.admin.pieces.bylines import BylineInline
from articles.admin.pieces.filters import (
    DateFilter,
    LanguageFilter,
    SourceFilter,
    TopicFilter,
    at_pasted_address,
)
from articles.admin.pieces.form import ArticleForm
from articles.admin.pieces.saving import DraftingAdmin
from articles.admin.pieces.standing import StandingAdmin, StateFilter
from articles.admin.pieces.withdrawing import withdraw_selected
from articles.models import Article, Byline
from articles.states.rights import may

UNTOUCHED = _("Once you save it here, later imports leave it alone.")
TOUCHED = _("It has been changed here since it came in, so later imports leave it alone.")


@admin.register(Article)
class ArticleAdmin(StandingAdmin, DraftingAdmin):
    form = ArticleForm
    inlines = (BylineInline,)
    autocomplete_fields = ("topics", "publication", "lead_image", "translation_of")
    actions = (publish_selected, take_back_selected, withdraw_selected, change_together)
    list_display = ("headline", "state", "published", "printed_bylines", "publication")
    list_filter = (StateFilter, DateFilter, TopicFilter, SourceFilter, ("language", LanguageFilter))
    list_select_related = ("publication",)
    date_hierarchy = "published_at"
    ordering = ("-updated_at", "-pk")
    search_fields = ("title", "dek", "slug")
    search_help_text = _("Words of the headline, dek, slug or an author’s name, or an address.")
    verbs_record = True
    kept_because = _(
        "An archive keeps what it published: only drafts without comments can be deleted."
    )

    def get_urls(self) -> list[Any]:
        """The editor's own before Django's, which take any word for a row's number."""
        pages = (editor, drafts, states, record, likenesses)
        own = [address for page in pages for address in page.urls(self)]
        return [*own, *super().get_urls()]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """As a newsroom thinks of a piece; those marked as facts stand beside the words."""
        facts = {"classes": ["facts"]}
        piece = ("lead_image", "topics", "language", *self._original(request, obj), "body_format")
        when = ("published_at", "published_precision")
        address = (when, "slug", "dateline", "publication", "original_url")
        first = ("originally_published", "originally_published_precision")
        sets: list[Any] = [
            (_("The text"), {"classes": ["words"], "fields": ("title", "dek", "body")}),
            (_("The piece"), facts | {"fields": piece}),
            (_("Where and when"), facts | {"fields": (*address, *first)}),
            (_("Comments"), facts | {"fields": ("comments_allowed",)}),
        ]
        if obj is not None and obj.import_key:
            note = UNTOUCHED if obj.import_digest else TOUCHED
            sets.append((_("Import"), facts | {"fields": ("import_key",), "description": note}))
        return sets

    def _original(self, request: HttpRequest, obj: Any) -> tuple[str, ...]:
        """What it was translated from, which is named: not to those who may not read that."""
        original = obj.translation_of if obj is not None else None
        is_named = original is None or self.has_change_permission(request, obj)
        return ("translation_of",) if is_named or may(request.user, "read", original) else ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # An imported text was written in its format; read as another it would come out wrong.
        imported = obj is not None and bool(obj.import_key)
        return ("import_key", "body_format") if imported else ("import_key",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """With bylines in two more queries, however long the list."""
        return super().get_queryset(request).prefetch_related("bylines__author")

    def may_read_history(self, request: HttpRequest, row: Article) -> bool:
        return may(request.user, "follow", row)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DatedList]:
        return DatedList

    def elsewhere(self, word: str) -> list[QuerySet]:
        """In the name of who signed it, as usual or as printed there."""
        bylines = Byline.objects.order_by().values_list("article", flat=True)
        printed = bylines.exclude(as_printed="").filter(as_printed__icontains=word)
        return [bylines.filter(author__name__icontains=word), printed]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """By words or by address. Lists and choices, which come by here, print no texts."""
        queryset = queryset.defer(*TEXTS)
        found = at_pasted_address(queryset, search_term)
        if found is not None:
            return found, False
        return super().get_search_results(request, queryset, search_term)

    def is_kept(self, row: Article) -> bool:
        if row.status != Article.Status.DRAFT:
            return True
        try:
            Collector(using="default", origin=row).collect([row])
        except ProtectedError:
            return True
        return False

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "curate")

    def view_on_site(self, obj: Article) -> str | None:
        """Of a withdrawn piece, what readers find in its place."""
        return obj.get_absolute_url() if obj.is_public or obj.is_gone else None

    @admin.display(description=_("headline"), ordering="title")
    def headline(self, article: Article) -> SafeString:
        title = article.title or gettext("Without a headline")
        return format_html('<bdi lang="{}">{}</bdi>', article.language, title)

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, article: Article) -> SafeString | str | None:
        if article.published_precision != Article.Precision.DAY:
            return article.printed_date
        return printed_time(article.published_at)

    @admin.display(description=_("bylines"))
    def printed_bylines(self, article: Article) -> str:
        return ", ".join(byline.printed_name for byline in article.bylines.all())
