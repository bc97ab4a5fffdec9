"""What the first page of the admin holds: panels, one after the other, each with a few lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from articles.models import Article

SHOWN = 6  # lines of a panel


@dataclass(frozen=True, slots=True)
class Row:
    """A line: what it is about, with a link; ``note`` says more of it, ``mark`` one word."""

    title: str
    address: str
    note: str = ""
    at: datetime | None = None
    mark: str = ""
    language: str = ""
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """``more`` leads to all of it, where there is such a page. ``empty`` stands where there are no
    rows; a panel without it is then left out."""

    title: str
    rows: Sequence[Row]
    empty: str = ""
    more: str = ""
    is_urgent: bool = False


MakePanel = Callable[[HttpRequest], Panel | None]

_panels: dict[str, MakePanel] = {}


def register_panel(name: str, panel: MakePanel) -> None:
    """Called once for each panel, in the order in which they stand; ``panel(request)`` gives None
    for who has no use for it. It costs a fixed number of queries."""
    _panels[name] = panel


def panels_for(request: HttpRequest) -> list[tuple[str, Panel]]:
    """What this colleague finds on the first page, each with its name."""
    made = [(name, panel(request)) for name, panel in _panels.items()]
    return [(name, each) for name, each in made if each and (each.rows or each.empty)]


def row_of(article: Article, **said: Any) -> Row:
    """A line about a piece, which leads to its form."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    title = article.title or gettext("Without a headline")
    return Row(**({"title": title, "address": address, "language": article.language} | said))
