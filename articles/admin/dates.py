from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from archive.lib.dates import FIRST_YEAR, LAST_YEAR, is_possible


def refuse_impossible(when: date | None) -> None:
    """Raises ``ValidationError``, with a sentence, for a year that this archive can't hold."""
    if when is not None and not is_possible(when):
        raise ValidationError(
            gettext("Is the year right? Dates here lie between %(first)d and %(last)d."),
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )
