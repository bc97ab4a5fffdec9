"""The front page: composing a state of it, looking at it beforehand, and what was composed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import fronts
from articles.admin.base import ArchiveAdmin, Choosing, printed_time
from articles.admin.front_form import OFFERED, BaseSlots, FrontForm, Slots, offered
from articles.fronts import Composition, FrontRefused
from articles.models import Article, FrontPage, FrontSlot
from articles.views.front import front_context

LEAD = FrontSlot.objects.filter(front=OuterRef("pk"), place=FrontSlot.Place.LEAD)


class SlotInline(Choosing, admin.TabularInline):
    """What stands where; only read."""

    model = FrontSlot
    fields = ("place", "position", "article")
    verbose_name_plural = _("pieces, in their places")

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontSlot]:
        return super().get_queryset(request).select_related("article").order_by("place", "position")

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
        guarded = self.admin_site.admin_view(self.preview)
        return [path("preview/", guarded, name="articles_frontpage_preview"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontPage]:
        """With the lead's headline, and whether another state has followed."""
        later = FrontPage.objects.filter(starts_at__gt=OuterRef("starts_at"), starts_at__lte=Now())
        lead = Subquery(LEAD.values("article__title")[:1])
        rows: QuerySet[FrontPage] = super().get_queryset(request)
        return rows.annotate(is_over=Exists(later), lead_title=lead)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what is to come is taken back and composed anew; what has begun is kept

    def is_kept(self, row: FrontPage) -> bool:
        return row.has_begun

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form, which begins with the state in force or, with ``?from=``, another one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._show_form(request, *self._fresh_form(request))
        form, slots = FrontForm(request.POST), Slots(request.POST, prefix="slots")
        if not (form.is_valid() & slots.is_valid()):
            return self._show_form(request, form, slots)
        strips = tuple(collection.pk for collection in form.cleaned_data["strips"])
        is_empty = form.cleaned_data["hand_back"]
        composition = Composition() if is_empty else slots.composition(strips)
        if "preview" in request.POST:
            return self._show(request, form.cleaned_data["starts_at"], composition)
        try:
            front = self._compose(request, form, composition)
        except FrontRefused as refusal:
            form.add_error(None, str(refusal))
            return self._show_form(request, form, slots)
        self.log_addition(request, front, [{"added": {}}])
        self.message_user(request, _told(front), messages.SUCCESS)
        return redirect("admin:articles_frontpage_changelist")

    def preview(self, request: HttpRequest) -> HttpResponse:
        """The front page as it will look at a minute, ``?at=2026-01-31T08:00``, if all stays."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._show(request, _moment(request.GET.get("at", "")), None)

    def delete_model(self, request: HttpRequest, obj: FrontPage) -> None:
        fronts.withdraw_front(front=obj)

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
        return format_html('<span class="state state--{}">{}</span>', kind, word)

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

    def _compose(self, request: HttpRequest, form: FrontForm, chosen: Composition) -> FrontPage:
        if not chosen.pieces and not form.cleaned_data["hand_back"]:
            raise FrontRefused(gettext("Choose the lead: a front page begins with one piece."))
        return fronts.compose(
            composition=chosen,
            starts_at=form.cleaned_data["starts_at"],
            composed_by=request.user,
            note=form.cleaned_data["note"],
        )

    def _fresh_form(self, request: HttpRequest) -> tuple[FrontForm, BaseSlots]:
        key = request.GET.get("from", "")
        asked = FrontPage.objects.filter(pk=key).first() if key.isdecimal() else None
        state = fronts.composition_of(asked or fronts.front_at(timezone.now()))
        newest = Article.objects.due(datetime.max.replace(tzinfo=timezone.get_current_timezone()))
        keys = newest.newest_first().values_list("pk", flat=True)[:OFFERED]
        rows = Slots(initial=offered(state, keys), prefix="slots")
        return FrontForm(initial={"strips": state.strips}), rows

    def _show_form(self, request: HttpRequest, form: FrontForm, slots: BaseSlots) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Compose the front page"),
            "opts": self.opts,
            "form": form,
            "slots": slots,
            "room": {"seconds": fronts.SECONDS, "river": fronts.RIVER},
        }
        return TemplateResponse(request, "admin/articles/frontpage/compose.html", context)

    def _show(
        self, request: HttpRequest, moment: datetime | None, composition: Composition | None
    ) -> HttpResponse:
        moment = moment or timezone.now()
        public = Article.objects.due(moment)
        context = front_context(moment, public=public, composition=composition)
        context |= {"moment": timezone.localtime(moment), "is_saved": composition is None}
        return TemplateResponse(request, "admin/articles/frontpage/preview.html", context)


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is None or timezone.is_aware(moment) else timezone.make_aware(moment)


def _told(front: FrontPage) -> str:
    if front.has_begun:
        address = reverse("articles:front")
        told = gettext('Readers see it now: <a href="{}">look at it</a>.')
        return format_html(told, address)
    local = timezone.localtime(front.starts_at)
    told = gettext("Readers will see it from {} on. Until then you can delete it.")
    return format_html(told, date_format(local, "DATETIME_FORMAT"))
