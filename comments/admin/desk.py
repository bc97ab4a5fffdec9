"""What the moderators' two kinds of page have in common: a row is looked at and decided about."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.admin.base import ArchiveAdmin


class DeskAdmin(ArchiveAdmin):
    """Rows are never added, edited or deleted here; each has a page that offers decisions."""

    page_template = ""
    page_form: type[forms.Form] = forms.Form
    none_such = _("There is no such page.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @method_decorator(require_safe)
    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of one row."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return self.page_of(request, self._load(request, unquote(object_id)), self.page_form())

    def load_to_change(self, request: HttpRequest, pk: int) -> Any:
        """The row, for those who may decide about it. Raises ``Http404``."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._load(request, str(pk))

    def page_of(
        self, request: HttpRequest, row: Any, form: forms.Form, status: int = 200
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "can_decide": self.has_change_permission(request, row),
            "form": form,
            **self.shown(row),
        }
        return TemplateResponse(request, self.page_template, context, status=status)

    def shown(self, row: Any) -> dict[str, Any]:
        """What the template of the page prints, ``title`` included."""
        raise NotImplementedError

    def _load(self, request: HttpRequest, pk: str) -> Any:
        row = self.get_object(request, pk)
        if row is None:
            raise Http404(str(self.none_such))
        return row


def actor_of(request: HttpRequest) -> User:
    """Who is logged in: pages of the desk are never anybody else's."""
    return cast(User, request.user)
