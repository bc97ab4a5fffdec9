"""The working text of a piece in the admin: what was typed, saved, clashed and can be taken up."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from articles.admin.drafts import clash, listing, typed
from articles.admin.editor.access import View, for_writers

__all__ = ["urls"]


def urls(desk: Any) -> list[URLPattern]:
    """The addresses, for the admin of articles to put before its own."""
    views: dict[str, tuple[View, str]] = {
        "working-save/": (typed.working_save_of_page, "articles_working_save_of_page"),
        "unsaved/<uuid:key>/discarding/": (typed.discard_page, "articles_page_discarding"),
        "<int:pk>/working-save/": (typed.working_save, "articles_working_save"),
        "<int:pk>/presence/": (typed.presence, "articles_presence"),
        "<int:pk>/unsaved/discarding/": (typed.discard_typing, "articles_typing_discarding"),
        "<int:pk>/merge/": (clash.merge_page, "articles_merge"),
        "<int:pk>/drafts/": (listing.drafts, "articles_drafts"),
        "<int:pk>/drafts/<int:number>/": (listing.draft, "articles_draft"),
        "<int:pk>/draft/discarding/": (listing.discarding, "articles_draft_discarding"),
    }
    return [
        path(route, for_writers(desk, view), name=name) for route, (view, name) in views.items()
    ]
