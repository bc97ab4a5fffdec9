"""What is changed of an author, a picture or a source is changed on the pages of their pieces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.admin.states.access import editor_of
from articles.record.reissuing import Printed, save_printed


class PrintedAdmin(admin.ModelAdmin):
    """Saves such a row so that the pieces which print it get another edition, and says how many."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            self.save_printed(request, obj)
        else:
            super().save_model(request, obj, form, change)

    def save_printed(
        self, request: HttpRequest, row: Printed, fields: Iterable[str] | None = None
    ) -> None:
        number = save_printed(row=row, fields=fields, by=editor_of(request))
        if number:
            told = ngettext(
                "Readers see it in %(number)d piece, which gets another edition by it.",
                "Readers see it in %(number)d pieces, which get another edition each by it.",
                number,
            )
            self.message_user(request, told % {"number": number})
