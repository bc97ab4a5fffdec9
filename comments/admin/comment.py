"""The moderators' desk: the queue of comments, and a page for each."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from archive.lib.markup import excerpt
from articles.admin.base import ArchiveAdmin, printed_time
from comments.admin.actions import (
    RemovalForm,
    approve_selected,
    hold_selected,
    remove_selected,
    spam_selected,
)
from comments.admin.decisions import DECISIONS, Decision, told_of_one
from comments.admin.filters import QueueFilter
from comments.admin.place import find_place
from comments.models import Comment

TEXTS = ("article__body", "article__body_html", "article__body_text")


@admin.register(Comment)
class CommentAdmin(ArchiveAdmin):
    """Comments are decided about, never edited, added or deleted here."""

    actions = (approve_selected, remove_selected, spam_selected, hold_selected)
    list_display = ("text", "author_name", "thread", "state", "posted")
    list_filter = (QueueFilter, "posted_at")
    search_fields = ("author_name", "body", "article__title")
    search_help_text = _("Words of the comment, its author’s name or the article’s headline.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        decisions = [
            path(
                f"<int:pk>/{decision.noun}/",
                self.admin_site.admin_view(partial(self.decide, decision=decision)),
                name=f"comments_comment_{decision.noun}",
            )
            for decision in DECISIONS
        ]
        return [*decisions, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return super().get_queryset(request).select_related("article").defer(*TEXTS)

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """The queue is worked off from its oldest end; all else is looked up, newest first."""
        asked = request.GET.get(QueueFilter.parameter_name, Comment.Status.HELD)
        return ("pk",) if asked == Comment.Status.HELD else ("-pk",)

    @method_decorator(require_safe)
    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The comment as readers see it, its place, its record, and what can be decided."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return self._page(request, self._load(request, unquote(object_id)), RemovalForm())

    @method_decorator(require_POST)
    def decide(self, request: HttpRequest, pk: int, decision: Decision) -> HttpResponse:
        """Carry out one decision, then go on to the next held comment, if this one was held."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        comment = self._load(request, pk)
        form = RemovalForm(request.POST)
        if not form.is_valid():
            return self._page(request, comment, form)
        was_held = comment.status == Comment.Status.HELD
        decision.carry_out(comment, cast(User, request.user), form.cleaned_data["reason"])
        told = format_html("{} {}", told_of_one(decision, comment), _page_link(comment))
        self.message_user(request, told, messages.SUCCESS)
        if was_held and comment.status != Comment.Status.HELD:
            return self._go_on(request, comment)
        return redirect(_page_address(comment))

    def _load(self, request: HttpRequest, pk: Any) -> Comment:
        comment: Comment | None = self.get_object(request, str(pk))
        if comment is None:
            raise Http404(gettext("There is no such comment."))
        return comment

    def _page(self, request: HttpRequest, comment: Comment, form: RemovalForm) -> HttpResponse:
        readers_see_it = comment.visible and comment.article.is_public
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Comment by %(name)s") % {"name": comment.author_name},
            "subtitle": gettext("on “%(title)s”") % {"title": comment.article.title},
            "opts": self.opts,
            "comment": comment,
            "place": find_place(comment),
            "events": comment.moderation_events.select_related("actor"),
            "decisions": [d for d in DECISIONS if d.outcome != comment.status],
            "can_decide": self.has_change_permission(request, comment),
            "form": form,
            "public_address": comment.get_absolute_url() if readers_see_it else "",
        }
        return TemplateResponse(request, "admin/comments/comment/page.html", context)

    def _go_on(self, request: HttpRequest, comment: Comment) -> HttpResponse:
        queue = Comment.objects.held()
        following = queue.filter(pk__gt=comment.pk).first() or queue.first()
        if following is not None:
            return redirect(_page_address(following))
        self.message_user(request, gettext("The queue is empty."), messages.INFO)
        return redirect("admin:comments_comment_changelist")

    @admin.display(description=_("comment"))
    def text(self, comment: Comment) -> SafeString:
        return format_html(
            '<span dir="auto">{}</span>', excerpt(comment.body, 160) or gettext("(no words)")
        )

    @admin.display(description=_("article"), ordering="article__title")
    def thread(self, comment: Comment) -> SafeString:
        address = reverse("admin:comments_thread_change", args=[comment.article_id])
        return format_html('<a href="{}">{}</a>', address, comment.article.title)

    @admin.display(description=_("status"), ordering="status")
    def state(self, comment: Comment) -> SafeString:
        return format_html(
            '<span class="state state--{}">{}</span>',
            comment.status,
            comment.get_status_display(),
        )

    @admin.display(description=_("posted"), ordering="posted_at")
    def posted(self, comment: Comment) -> SafeString | None:
        return printed_time(comment.posted_at)


def _page_address(comment: Comment) -> str:
    return reverse("admin:comments_comment_change", args=[comment.pk])


def _page_link(comment: Comment) -> SafeString:
    words = excerpt(comment.body, 60) or gettext("(no words)")
    return format_html(
        '<a href="{}">{}: {}</a>', _page_address(comment), comment.author_name, words
    )
