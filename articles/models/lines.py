from __future__ import annotations

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat


def as_lines(*fields: str) -> F | Concat:
    """Several columns as one text, a line each, as an index and whoever searches it write it."""
    if len(fields) == 1:
        return F(fields[0])
    lines = [part for field in fields for part in (Value("\n"), F(field))]
    return Concat(*lines[1:], output_field=TextField())
