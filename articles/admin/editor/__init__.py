"""What the page that a piece is written on asks the server while somebody writes."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from articles.admin.editor.access import for_writers
from articles.admin.editor.conversion import conversion
from articles.admin.editor.embedding import embed
from articles.admin.editor.pasting import pasting
from articles.admin.editor.pictures import pictures
from articles.admin.editor.pieces import pieces
from articles.admin.editor.preview import preview

__all__ = ["urls"]


def urls(desk: Any) -> list[URLPattern]:
    """The addresses, for the admin of articles to put before its own."""
    asked = [preview, pasting, embed, pieces, pictures]
    return [
        *(
            path(f"{view.__name__}/", for_writers(desk, view), name=f"articles_{view.__name__}")
            for view in asked
        ),
        path("<int:pk>/conversion/", for_writers(desk, conversion), name="articles_conversion"),
    ]
