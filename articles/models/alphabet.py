from __future__ import annotations

import unicodedata

from django.db import models


class IndexKey(models.Func):
    """Where a slug stands in an index: ``élan`` among those with e, other scripts after z."""

    function = "index_key"
    template = '(%(function)s(%(expressions)s) COLLATE "C")'
    output_field = models.TextField()


def index_key(slug: str) -> str:
    """The same, worked out here."""
    letters = unicodedata.normalize("NFKD", slug)
    return "".join(each for each in letters if not "\u0300" <= each <= "\u036f").lower()
