"""Links to other sites: the dead ones first, for those who mend them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from archive.lib.addresses import outward
from articles.admin.base import ArchiveAdmin, printed_time
from articles.admin.pieces.filters import NamedFilter
from articles.links.copies import copy_words
from articles.links.deciding import call_fine, choose_copy, look_again
from articles.models import ArticleLink, Link

HOSTS = 200  # that are suggested
SHOWN = 70  # characters of an address in the list


class StateFilter(admin.SimpleListFilter):
    """The dead ones unless another state is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        others = [(value, label) for value, label in Link.State.choices if value != "dead"]
        return [*others, ("all", _("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        yield {**first, "display": Link.State.DEAD.label}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        state = self.value() or Link.State.DEAD
        return queryset if state == "all" else queryset.filter(state=state)


class HostFilter(NamedFilter):
    """Those of one site."""

    title = _("host")
    parameter_name = "host"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        host = (self.value() or "").strip().lower()
        return queryset.filter(host=host) if host else queryset

    def suggestions(self) -> Any:
        hosts = Link.objects.dead().order_by("host").values_list("host", flat=True)
        return hosts.distinct()[:HOSTS]


class LinkForm(forms.ModelForm):
    """The copy that readers are offered beside it; nothing else is an editor's to say."""

    class Meta:
        model = Link
        fields = ("archived_url", "archived_at")
        widgets = {"archived_url": forms.URLInput(attrs={"class": "vURLField"})}
        help_texts = {
            "archived_url": _("Readers are offered it once the page is dead. Empty: no copy."),
            "archived_at": _("When the copy was made, if that is known."),
        }

    def clean_archived_url(self) -> str:
        address: str = self.cleaned_data["archived_url"].strip()
        if address and not outward(address):
            raise ValidationError(gettext("A copy’s address begins with http:// or https://."))
        return address


@admin.action(permissions=["change"], description=_("Look again now"))
def look_again_at_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Link]) -> None:
    if not settings.LINK_CHECKS:
        told = gettext("Links are not looked at here: LINK_CHECKS is 0.")
        desk.message_user(request, told, messages.WARNING)
        return
    number = look_again(queryset)
    told = ngettext(
        "%(number)d link is looked at before all others, within minutes.",
        "%(number)d links are looked at before all others, one every few seconds.",
        number,
    )
    desk.message_user(request, told % {"number": number}, messages.SUCCESS)


@admin.action(permissions=["change"], description=_("They are fine: leave them alone"))
def call_selected_fine(desk: Any, request: HttpRequest, queryset: QuerySet[Link]) -> None:
    number = call_fine(queryset, by=cast(User, request.user))
    told = ngettext(
        "%(number)d link is not looked at any more.",
        "%(number)d links are not looked at any more.",
        number,
    )
    desk.message_user(request, told % {"number": number}, messages.SUCCESS)


@admin.register(Link)
class LinkAdmin(ArchiveAdmin):
    form = LinkForm
    actions = (look_again_at_selected, call_selected_fine)
    list_display = ("address", "state", "since", "reason", "pieces", "copy")
    list_display_links = ("address",)
    list_filter = (StateFilter, HostFilter)
    search_fields = ("url",)
    readonly_fields = ("page", "state", "since", "found", "looked_at", "next_look", "pieces")
    fieldsets = (
        (None, {"fields": ("page", "state", "since", "found", "looked_at", "next_look", "pieces")}),
        (_("Archived copy"), {"fields": ("archived_url", "archived_at")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_list_display(self, request: HttpRequest) -> Any:
        """The state only where a list holds several: beside dead links alone it says nothing."""
        columns = super().get_list_display(request)
        if request.GET.get("state") == "all":
            return columns
        return [name for name in columns if name != "state"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Link]:
        """With how many pieces lead there, and the newest: worked out for the rows of a page."""
        places = ArticleLink.objects.filter(link=OuterRef("pk")).order_by()
        number = places.values("link").annotate(n=Count("pk")).values("n")
        newest = places.order_by("-article__published_at", "-article_id")[:1]
        links: QuerySet[Link] = super().get_queryset(request)
        return links.annotate(
            number=Coalesce(Subquery(number), 0),
            newest=Subquery(newest.values("article")),
            newest_title=Subquery(newest.values("article__title")),
        )

    def get_ordering(self, request: HttpRequest) -> Any:
        """The last to die first; what never failed by its number, which an index knows."""
        return ("-id",) if request.GET.get("state", "dead") != "dead" else self.opts.ordering

    def save_model(self, request: HttpRequest, obj: Link, form: Any, change: bool) -> None:
        if form.changed_data:
            choose_copy(link=obj, url=obj.archived_url, made_at=obj.archived_at)

    @admin.display(description=_("address"), ordering="host")
    def address(self, link: Link) -> str:
        bare = link.url.partition("://")[2].removeprefix("www.")
        return bare if len(bare) <= SHOWN else f"{bare[: SHOWN - 1]}…"

    @admin.display(description=_("address"))
    def page(self, link: Link) -> SafeString:
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', link.url)

    @admin.display(description=_("failing since"), ordering="first_failed_at")
    def since(self, link: Link) -> SafeString | None:
        return printed_time(link.first_failed_at)

    @admin.display(description=_("what was found"))
    def found(self, link: Link) -> str:
        return link.reason

    @admin.display(description=_("last looked at"))
    def looked_at(self, link: Link) -> SafeString | None:
        return printed_time(link.checked_at)

    @admin.display(description=_("next look"))
    def next_look(self, link: Link) -> SafeString | None:
        return None if link.state in Link.LEFT_ALONE else printed_time(link.check_at)

    @admin.display(description=_("pieces"))
    def pieces(self, link: Any) -> SafeString | str:
        """The newest of them, and how many others."""
        if not link.newest:
            return ""
        address = reverse("admin:articles_article_change", args=[link.newest])
        others = ngettext("and %(n)d other", "and %(n)d others", link.number - 1)
        return format_html(
            '<a href="{}">{}</a> {}',
            address,
            link.newest_title,
            others % {"n": link.number - 1} if link.number > 1 else "",
        )

    @admin.display(description=_("archived copy"))
    def copy(self, link: Link) -> SafeString | None:
        if not link.archived_url:
            return None
        return format_html(
            '<a href="{}" rel="noreferrer">{}</a>', link.archived_url, copy_words(link)
        )
