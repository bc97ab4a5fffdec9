"""Comments in the admin: for looking only. Whoever decides about them does so at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import excerpt
from articles.admin.base import TEXTS_OF_ARTICLE, ArchiveAdmin, printed_time
from comments.desk.login.forms import AdminLoginForm
from comments.models import Comment

admin.site.login_form = AdminLoginForm


@admin.register(Comment)
class CommentAdmin(ArchiveAdmin):
    list_display = ("text", "author_name", "article", "status", "posted", "desk")
    search_fields = ("author_name", "body")
    ordering = ("-pk",)
    fields = ("article", "author_name", "body", "status", "posted_at", "desk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return super().get_queryset(request).select_related("article").defer(*TEXTS_OF_ARTICLE)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("comment"))
    def text(self, comment: Comment) -> str:
        return excerpt(comment.body, 160) or gettext("(no words)")

    @admin.display(description=_("posted"))
    def posted(self, comment: Comment) -> SafeString | None:
        return printed_time(comment.posted_at)

    @admin.display(description=_("the desk"))
    def desk(self, comment: Comment) -> SafeString:
        address = reverse("desk:comment", args=[comment.pk])
        return format_html('<a href="{}">{}</a>', address, gettext("Decide about it"))
