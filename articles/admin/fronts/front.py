"""The front page: composing a state of it, looking at it beforehand, and what was composed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Greatest, Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from archive.lib.dates import is_possible
from articles.admin.base import ArchiveAdmin, Choosing, printed_time
from articles.admin.fronts.cards import found_cards, newest_cards
from articles.admin.fronts.composer import (
    Sheet,
    compose_sheet,
    fresh_sheet,
    search_shelf,
    sent_sheet,
    show_sheet,
)
from articles.admin.states.access import editor_of
from articles.fronts import arranging as fronts
from articles.fronts.arranging import Composition
from articles.fronts.composing import FrontRefused, take_back_front
from articles.models import Article, FrontPage, FrontSlot
from articles.views.front import front_context

LEAD = FrontSlot.objects.filter(front=OuterRef("pk"), place=FrontSlot.Place.LEAD)
# Pieces that readers would miss on it when it begins, or miss on it now.
ABSENT = FrontSlot.objects.filter(front=OuterRef("pk")).exclude(
    article__in=Article.objects.due(Greatest(OuterRef("front__starts_at"), Now())).values("pk")
)

DOWN_THE_PAGE = Case(
    *(When(place=place, then=number) for number, place in enumerate(FrontSlot.Place.values))
)

# The composer shows readers' page in a frame.
LOOKS_AT_ITSELF = csp_update({"frame-src": [SELF]})


class SlotInline(Choosing, admin.TabularInline):
    """What stands where; only read."""

    model = FrontSlot
    fields = ("place", "position", "article")
    verbose_name_plural = _("pieces, in their places")

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontSlot]:
        rows: QuerySet[FrontSlot] = super().get_queryset(request)
        return rows.select_related("article").order_by(DOWN_THE_PAGE, "position")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # whoever may look at the front page may look at its pieces


@admin.register(FrontPage)
class FrontPageAdmin(ArchiveAdmin):
    inlines = (SlotInline,)
    fields = ("starts_at", "look", "note", "composed_by", "composed_at")
    readonly_fields = ("look", "composed_at")
    list_display = ("begins", "state", "lead", "composed_by", "note", "look")
    list_select_related = ("composed_by",)
    search_fields = ("note",)
    ordering = ("-starts_at",)
    kept_because = _("A front page that has begun is kept as it is. Compose another.")

    def get_urls(self) -> list[Any]:
        guard = self.admin_site.admin_view
        return [
            path("preview/", guard(self.preview), name="articles_frontpage_preview"),
            path("shelf/", guard(self.shelf), name="articles_frontpage_shelf"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontPage]:
        """With the lead's headline, whether another state followed, and if a piece is missed."""
        later = FrontPage.objects.filter(starts_at__gt=OuterRef("starts_at"), starts_at__lte=Now())
        lead = Subquery(LEAD.values("article__title")[:1])
        rows: QuerySet[FrontPage] = super().get_queryset(request)
        return rows.annotate(is_over=Exists(later), lead_title=lead, is_missed=Exists(ABSENT))

    def has_change_permission(self, request: HttpRequest, obj: FrontPage | None = None) -> bool:
        """What is to come may be composed anew; what has begun is kept."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.has_begun)

    def is_kept(self, row: FrontPage) -> bool:
        return row.has_begun

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        coming = fronts.next_front(timezone.now())
        return super().changelist_view(request, {"coming": coming} | (extra_context or {}))

    @method_decorator(LOOKS_AT_ITSELF)
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form, which begins with the state in force or, with ``?from=``, another one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._compose(request, sent_sheet(request))
        key = request.GET.get("from", "")
        asked = FrontPage.objects.filter(pk=key).first() if _is_key(key) else None
        return self._show_sheet(request, fresh_sheet(None, asked))

    @method_decorator(LOOKS_AT_ITSELF)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The same form for a state to come; one that has begun can only be read."""
        front = self._to_come(object_id)
        if front is None or not self.has_change_permission(request, front):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self._compose(request, sent_sheet(request, front))
        return self._show_sheet(request, fresh_sheet(front, None))

    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    @method_decorator(xframe_options_sameorigin)
    def preview(self, request: HttpRequest) -> HttpResponse:
        """The front page as it will look at a minute, ``?at=2026-01-31T08:00``, if all stays; or,
        sent the form, as its cards would make it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._show(request, _moment(request.GET.get("at", "")), None)
        sheet = sent_sheet(request)
        return self._show(request, sheet.starts_at, sheet.composition)

    def shelf(self, request: HttpRequest) -> HttpResponse:
        """Cards with these ``words``; sent the form, the form again with them on its shelf."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            sheet = sent_sheet(request, self._to_come(request.POST.get("front", "")))
            search_shelf(sheet)
            return self._show_sheet(request, sheet)
        words = request.GET.get("words", "").strip()[:200]
        cards = found_cards(words) if words else newest_cards()
        context = {"cards": cards, "words": words}
        return TemplateResponse(request, "admin/articles/frontpage/_cards.html", context)

    def delete_model(self, request: HttpRequest, obj: FrontPage) -> None:
        take_back_front(front=obj, by=editor_of(request))

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Any]) -> Any:
        """Nothing: the verb has put it on record."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Asks first; a state that begins while somebody thinks about it stays."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except FrontRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect("admin:articles_frontpage_changelist")

    def view_on_site(self, obj: FrontPage) -> str:
        if obj.has_begun:
            return reverse("articles:front_of_day", args=[obj.day])
        local = timezone.localtime(obj.starts_at)
        return f"{reverse('admin:articles_frontpage_preview')}?at={local:%Y-%m-%dT%H:%M}"

    @admin.display(description=_("from"), ordering="starts_at")
    def begins(self, front: FrontPage) -> SafeString | None:
        return printed_time(front.starts_at)

    @admin.display(description=_("state"))
    def state(self, front: FrontPage) -> SafeString:
        kind, word = "draft", gettext("over")
        if not front.has_begun:
            kind, word = "held", gettext("to come")
        elif not vars(front)["is_over"]:
            kind, word = "public", gettext("in force")
        told = format_html('<span class="state state--{}">{}</span>', kind, word)
        if kind != "draft" and vars(front)["is_missed"]:
            missed = gettext("a piece is not public")
            told = format_html('{} <span class="state state--removed">{}</span>', told, missed)
        return told

    @admin.display(description=_("lead"))
    def lead(self, front: FrontPage) -> str:
        return vars(front)["lead_title"] or gettext("The newest pieces")

    @admin.display(description=_("page"))
    def look(self, front: FrontPage) -> SafeString:
        again = f"{reverse('admin:articles_frontpage_add')}?from={front.pk}"
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            self.view_on_site(front),
            gettext("look"),
            again,
            gettext("compose from it"),
        )

    def _to_come(self, key: str) -> FrontPage | None:
        front = FrontPage.objects.filter(pk=key).first() if _is_key(key) else None
        return None if front is None or front.has_begun else front

    def _compose(self, request: HttpRequest, sheet: Sheet) -> HttpResponse:
        front = compose_sheet(sheet, editor_of(request))
        if front is None:
            return self._show_sheet(request, sheet)
        self.message_user(request, _told(front), messages.SUCCESS)
        return redirect("admin:articles_frontpage_changelist")

    def _show_sheet(self, request: HttpRequest, sheet: Sheet) -> HttpResponse:
        page = {**self.admin_site.each_context(request), "opts": self.opts}
        return show_sheet(request, sheet, page)

    def _show(
        self, request: HttpRequest, moment: datetime | None, composition: Composition | None
    ) -> HttpResponse:
        moment = moment or timezone.now()
        public = Article.objects.due(moment)
        context = front_context(moment, public=public, composition=composition)
        context |= {"moment": timezone.localtime(moment), "is_saved": composition is None}
        return TemplateResponse(request, "admin/articles/frontpage/preview.html", context)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    if moment is None or not is_possible(moment):
        return None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _told(front: FrontPage) -> str:
    if front.has_begun:
        address = reverse("articles:front")
        told = gettext('Readers see it now: <a href="{}">look at it</a>.')
        return format_html(told, address)
    local = timezone.localtime(front.starts_at)
    told = gettext("Readers will see it from {} on. Until then you can change or delete it.")
    return format_html(told, date_format(local, "DATETIME_FORMAT"))
