"""The pages on which a piece goes from one state to another: each says first what readers get."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from articles.admin.states.access import for_act
from articles.admin.states.changing import scheduled_change, taking_back_change
from articles.admin.states.leaving import restoration, taking_back, withdrawal
from articles.admin.states.publication import publication
from articles.admin.states.review import decision, review, taking_back_review

__all__ = ["urls"]


def urls(desk: Any) -> list[URLPattern]:
    """The addresses, for the admin of articles to put before its own."""
    views = {
        "publication": (publication, "publish"),
        "review": (review, "ask_review"),
        "review/decision": (decision, "review"),
        "review/taking-back": (taking_back_review, "ask_review"),
        "scheduled-change": (scheduled_change, "schedule"),
        "scheduled-change/taking-back": (taking_back_change, "schedule"),
        "taking-back": (taking_back, "take_back"),
        "withdrawal": (withdrawal, "withdraw"),
        "restoration": (restoration, "restore"),
    }
    return [
        path(f"<int:pk>/{route}/", for_act(desk, act, view), name=f"articles_{view.__name__}")
        for route, (view, act) in views.items()
    ]
