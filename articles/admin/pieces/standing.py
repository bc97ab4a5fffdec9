"""How pieces stand, in the list and in what may be done to them (articles/states/rights.py)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.states.rights import State, followed, may, readable, sees_all

# What else a list may be asked for, beside the states; and the queryset's method for each.
WAITING = {"changes": _("unpublished changes"), "change": _("change scheduled")}
NAMED: dict[str, str] = {
    State.DRAFT: "at_work",
    State.REVIEW: "in_review",
    State.SCHEDULED: "to_come",
    State.PUBLISHED: "published",
    State.WITHDRAWN: "gone",
    "changes": "with_changes",
    "change": "about_to_change",
}


# States in which a piece is open to all who write; of the others one sees one's own.
SHOWN = {"published", "gone"}


class StateFilter(admin.SimpleListFilter):
    """One state, or what waits beside what readers have."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*State.choices, *WAITING.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        name = NAMED.get(self.value() or "")
        if not name:
            return queryset
        rows: ArticleQuerySet = getattr(queryset, name)()
        return rows if name in SHOWN else followed(request.user, rows)


class StandingAdmin(admin.ModelAdmin):
    """The column of states, and the permissions that lists of acts and links ask for."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """The pieces that whoever asks may read: all pages of the admin find theirs here."""
        rows: Any = super().get_queryset(request)
        told_of = None if sees_all(request.user) else followed(request.user)
        found: QuerySet[Article] = readable(request.user, rows).with_standing(told_of=told_of)
        return found

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return may(request.user, "write", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        piece = obj if isinstance(obj, Article) else None
        return may(request.user, "delete", piece) and super().has_delete_permission(request, obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "publish")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "withdraw")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the state of the piece, for the head of its page."""
        if (piece := kwargs.get("obj")) is not None:
            context["standing"] = self.state(piece)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("state"), ordering="status")
    def state(self, article: Article) -> SafeString:
        """The state, with where readers find the piece, and what waits beside it."""
        shown = _seen(article) if article.is_public or article.is_gone else _unseen(article)
        return format_html("{}{}", shown, _beside(article))


def _seen(article: Article) -> SafeString:
    """Of a piece that readers find, or find a reason in the place of."""
    kind = State.PUBLISHED if article.is_public else State.WITHDRAWN
    mark = "public" if article.is_public else "withdrawn"
    link = '<a class="state state--{}" href="{}">{}</a>'
    return format_html(link, mark, article.get_absolute_url(), kind.label)


def _unseen(article: Article) -> SafeString:
    """Of a piece that readers don't have."""
    kind = State.DRAFT
    if article.status == Article.Status.PUBLISHED or vars(article)["has_schedule"]:
        kind = State.SCHEDULED
    elif vars(article)["is_reviewed"]:
        kind = State.REVIEW
    return format_html('<span class="state state--{}">{}</span>', kind.value, kind.label)


def _beside(article: Article) -> SafeString:
    """What waits beside what readers have, each with the page that it is decided on."""
    standing = vars(article)
    waits = [
        ("has_waiting", "publication", gettext("unpublished changes")),
        ("has_schedule", "scheduled_change", gettext("change scheduled")),
        ("is_reviewed", "review", State.REVIEW.label),
    ]
    links = [
        (reverse(f"admin:articles_{page}", args=[article.pk]), word)
        for name, page, word in waits
        if article.status != Article.Status.DRAFT and standing[name]
    ]
    return format_html_join("", ' <a class="state state--waits" href="{}">{}</a>', links)
