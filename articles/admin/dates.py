from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.lib.dates import FIRST_YEAR, LAST_YEAR, is_possible


class DayAndTime(AdminSplitDateTime):
    """The admin's two fields of a moment, each with a name: it prints words beside them only."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        day, time = self.widgets
        day.attrs["aria-label"], time.attrs["aria-label"] = _("Date"), _("Time")


def refuse_impossible(when: date | None) -> None:
    """Raises ``ValidationError``, with a sentence, for a year that this archive can't hold."""
    if when is not None and not is_possible(when):
        raise ValidationError(
            gettext("Is the year right? Dates here lie between %(first)d and %(last)d."),
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )
