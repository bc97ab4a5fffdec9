"""Threads: which are open, what waits in them, and closing and reopening one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.base import TEXTS, printed_time
from comments import moderation
from comments.admin.closure_form import ClosureForm
from comments.admin.desk import DeskAdmin, actor_of
from comments.admin.filters import ClosedFilter, WaitingFilter
from comments.models import Closure, Comment, ModerationEvent, Thread

SHOWN = 20


@admin.register(Thread)
class ThreadAdmin(DeskAdmin):
    """Articles as moderators handle them: their words are the editors'."""

    page_template = "admin/comments/thread/page.html"
    page_form = ClosureForm
    none_such = _("There is no such thread.")
    list_display = ("headline", "state", "readable", "waiting", "published", "page")
    list_filter = (ClosedFilter, WaitingFilter)
    search_fields = ("title", "slug")
    ordering = ("-published_at", "-pk")

    def get_urls(self) -> list[Any]:
        name = "comments_thread"
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/closure/", guarded(self.close), name=f"{name}_closure"),
            path("<int:pk>/reopening/", guarded(self.reopen), name=f"{name}_reopening"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Thread]:
        """Public pieces and any that has comments; editors' drafts are no business of the desk."""
        closed = Closure.objects.in_force().filter(article=OuterRef("pk"), branch=None)
        # One comment and not whether any exists: the database would then look through all of
        # them at once, while it need ask only for the few pieces that are not public.
        first = Subquery(_of_article(Comment.objects.all()).values("pk")[:1])
        threads: QuerySet = Thread.objects.published() | Thread.objects.filter(IsNull(first, False))
        counted: QuerySet[Thread] = threads.defer(*TEXTS).annotate(
            closed=Exists(closed),
            readable_count=_count(Comment.objects.readable()),
            held_count=_count(Comment.objects.held()),
        )
        return counted

    @method_decorator(require_POST)
    def close(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close the thread for the reason given, until the moment given."""
        thread = self.load_to_change(request, pk)
        form = ClosureForm(request.POST)
        if not form.is_valid():
            return self.page_of(request, thread, form)
        if vars(thread)["closed"]:
            told = gettext("This thread is closed already. Reopen it first to give another reason.")
            self.message_user(request, told, messages.WARNING)
        else:
            moderation.close(article=thread, actor=actor_of(request), **form.cleaned_data)
            told = gettext(
                "The thread is closed. Readers see that, and the reason if there is one."
            )
            self.message_user(request, told, messages.SUCCESS)
        return redirect(self.change_address(thread))

    @method_decorator(require_POST)
    def reopen(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End the closure that is in force."""
        thread = self.load_to_change(request, pk)
        if moderation.reopen(article=thread, actor=actor_of(request)):
            self.message_user(request, gettext("The thread is open again."), messages.SUCCESS)
        else:
            self.message_user(request, gettext("The thread was open already."), messages.INFO)
        return redirect(self.change_address(thread))

    def shown(self, row: Thread) -> dict[str, Any]:
        """The thread's state and record, its held comments, and how many it has of each."""
        closures = Closure.objects.filter(article=row, branch=None).select_related("closed_by")
        held = Comment.objects.held().filter(article=row).defer("body_html", "email")
        events = ModerationEvent.objects.filter(article=row).select_related("actor", "comment")
        return {
            "title": row.title,
            "thread": row,
            "closure": closures.in_force().first(),
            "held": held[:SHOWN],
            "tallies": _tallies(row),
            "events": events[:SHOWN],
        }

    @admin.display(description=_("headline"), ordering="title")
    def headline(self, thread: Thread) -> SafeString:
        return format_html('<bdi lang="{}">{}</bdi>', thread.language, thread.title)

    @admin.display(description=_("thread"))
    def state(self, thread: Thread) -> SafeString:
        if vars(thread)["closed"]:
            return format_html('<span class="state state--removed">{}</span>', gettext("closed"))
        if not thread.comments_allowed:
            return format_html('<span class="state state--draft">{}</span>', gettext("none"))
        return format_html('<span class="state state--public">{}</span>', gettext("open"))

    @admin.display(description=_("comments"))
    def readable(self, thread: Thread) -> int:
        return int(vars(thread)["readable_count"])

    @admin.display(description=_("held"))
    def waiting(self, thread: Thread) -> SafeString | str:
        number = vars(thread)["held_count"]
        if not number:
            return ""
        queue = reverse("admin:comments_comment_changelist")
        return format_html('<a href="{}?article={}">{}</a>', queue, thread.pk, number)

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, thread: Thread) -> SafeString | None:
        return printed_time(thread.published_at)

    @admin.display(description=_("page"))
    def page(self, thread: Thread) -> SafeString | str:
        if not thread.is_public:
            return ""
        return format_html('<a href="{}">{}</a>', thread.get_absolute_url(), gettext("read"))


def _count(comments: QuerySet[Comment]) -> Coalesce:
    inside = _of_article(comments).values("article")
    return Coalesce(Subquery(inside.annotate(n=Count("*")).values("n")), 0)


def _of_article(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments.filter(article=OuterRef("pk")).order_by()


def _tallies(thread: Thread) -> list[tuple[Any, int]]:
    """(status, number of comments) for statuses that the thread has any of."""
    rows = Comment.objects.filter(article=thread).order_by().values_list("status")
    found = dict(rows.annotate(n=Count("pk")))
    return [(label, found[value]) for value, label in Comment.Status.choices if value in found]
