"""The moderators' desk: the queue of comments, and a page for each."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from archive.lib.markup import excerpt
from articles.admin.base import TEXTS_OF_ARTICLE, printed_time
from articles.models import Article
from comments import moderation
from comments.admin.actions import (
    RemovalForm,
    approve_selected,
    hold_selected,
    remove_selected,
    spam_selected,
)
from comments.admin.decisions import DECISIONS, Decision, already_so, told_of_another, told_of_one
from comments.admin.desk import DeskAdmin, actor_of
from comments.admin.filters import QueueFilter
from comments.admin.place import find_place
from comments.models import Comment


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    """Comments are decided about, never edited, added or deleted here."""

    page_template = "admin/comments/comment/page.html"
    page_form = RemovalForm
    none_such = _("There is no such comment.")
    actions = (approve_selected, remove_selected, spam_selected, hold_selected)
    list_display = ("text", "author_name", "thread", "state", "posted")
    list_filter = (QueueFilter, "posted_at")
    search_fields = ("author_name", "body")
    search_help_text = _("Words of the comment, its author’s name or the article’s headline.")

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
        return super().get_queryset(request).select_related("article").defer(*TEXTS_OF_ARTICLE)

    def elsewhere(self, word: str) -> Q:
        """In the headline of the article."""
        return Q(article__in=Article.objects.filter(title__icontains=word).order_by().values("pk"))

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """The queue is worked off from its oldest end; all else is looked up, newest first."""
        asked = request.GET.get(QueueFilter.parameter_name, Comment.Status.HELD)
        return ("pk",) if asked == Comment.Status.HELD else ("-pk",)

    @method_decorator(require_POST)
    def decide(self, request: HttpRequest, pk: int, decision: Decision) -> HttpResponse:
        """Carry out one decision, then go on to the next held comment, if this one was held.

        Where somebody else was faster, the page comes back, says so, and nothing is changed.
        """
        comment = self.load_to_change(request, pk)
        form = RemovalForm(request.POST)
        if not form.is_valid():
            return self.page_of(request, comment, form)
        seen, reason = request.POST.get("seen", comment.status), form.cleaned_data["reason"]
        try:
            changed = decision.carry_out(comment, actor_of(request), seen=seen, reason=reason)
        except moderation.DecidedMeanwhile as meanwhile:
            told = told_of_another(comment, meanwhile.event)
            self.message_user(request, told, messages.WARNING)
            return self.page_of(request, comment, form, status=409)
        return self._tell(request, comment, decision, changed=changed, was_held=seen == "held")

    def shown(self, row: Comment) -> dict[str, Any]:
        """The comment as readers see it, its place, its record, and what can be decided."""
        readers_see_it = row.visible and row.article.is_public
        return {
            "title": gettext("Comment by %(name)s") % {"name": row.author_name},
            "subtitle": gettext("on “%(title)s”") % {"title": row.article.title},
            "comment": row,
            "place": find_place(row),
            "events": row.moderation_events.select_related("actor"),
            "decisions": [d for d in DECISIONS if d.outcome != row.status],
            "public_address": row.get_absolute_url() if readers_see_it else "",
        }

    def _tell(
        self,
        request: HttpRequest,
        comment: Comment,
        decision: Decision,
        *,
        changed: bool,
        was_held: bool,
    ) -> HttpResponse:
        if not changed:
            self.message_user(request, already_so(1), messages.INFO)
            return redirect(self.change_address(comment))
        told = format_html("{} {}", told_of_one(decision, comment), self._link(comment))
        self.message_user(request, told, messages.SUCCESS)
        return self._go_on(request, comment) if was_held else redirect(self.change_address(comment))

    def _go_on(self, request: HttpRequest, comment: Comment) -> HttpResponse:
        queue = Comment.objects.held()
        following = queue.filter(pk__gt=comment.pk).first() or queue.first()
        if following is not None:
            return redirect(self.change_address(following))
        self.message_user(request, gettext("The queue is empty."), messages.INFO)
        return redirect("admin:comments_comment_changelist")

    def _link(self, comment: Comment) -> SafeString:
        words = excerpt(comment.body, 60) or gettext("(no words)")
        address = self.change_address(comment)
        return format_html('<a href="{}">{}: {}</a>', address, comment.author_name, words)

    @admin.display(description=_("comment"))
    def text(self, comment: Comment) -> SafeString:
        return format_html(
            '<span dir="auto">{}</span>', excerpt(comment.body, 160) or gettext("(no words)")
        )

    @admin.display(description=_("article"))
    def thread(self, comment: Comment) -> SafeString:
        address = reverse("admin:comments_thread_change", args=[comment.article_id])
        return format_html('<a href="{}">{}</a>', address, comment.article.title)

    @admin.display(description=_("status"))
    def state(self, comment: Comment) -> SafeString:
        """With what the moderator sees of it, so that an action knows whether it is still so."""
        return format_html(
            '<span class="state state--{}">{}</span>'
            '<input type="hidden" name="seen" value="{}:{}">',
            *(comment.status, comment.get_status_display(), comment.pk, comment.status),
        )

    @admin.display(description=_("posted"), ordering="posted_at")
    def posted(self, comment: Comment) -> SafeString | None:
        return printed_time(comment.posted_at)
