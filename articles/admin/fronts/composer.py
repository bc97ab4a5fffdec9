"""The page on which an editor lays out a front page; looks at it, and composes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.admin.fronts.cards import Layout, found_cards, layout_from, layout_of, newest_cards
from articles.admin.fronts.form import FrontForm
from articles.fronts import arranging as fronts
from articles.fronts.arranging import Composition
from articles.fronts.composing import FrontRefused, compose, composed_since, recompose
from articles.models import FrontPage


@dataclass(slots=True)
class Sheet:
    """What stands in the form: of a new state, or of ``front``, one that has not begun."""

    form: FrontForm
    layout: Layout
    front: FrontPage | None = None
    words: str = ""

    @property
    def composition(self) -> Composition:
        return Composition() if self.form["hand_back"].value() else self.layout.composition()

    @property
    def starts_at(self) -> datetime | None:
        """From when, as far as that was said; asked of a form that is bound."""
        if self.form.is_bound:
            self.form.is_valid()
            moment: datetime | None = self.form.cleaned_data.get("starts_at")
            return moment
        return self.front.starts_at if self.front else None


def fresh_sheet(front: FrontPage | None, begins_with: FrontPage | None) -> Sheet:
    """The form as it opens: with the state itself, another one, or that which is in force."""
    state = front or begins_with or fronts.front_at(timezone.now())
    initial: dict[str, Any] = {"seen": timezone.now().isoformat()}
    if front is not None:
        initial |= {"starts_at": front.starts_at, "note": front.note}
    layout = layout_of(fronts.composition_of(state))
    layout.judge(front.starts_at if front else None)
    return Sheet(FrontForm(initial=initial), layout, front)


def sent_sheet(request: HttpRequest, front: FrontPage | None = None) -> Sheet:
    """The form as somebody sent it, with what is searched for on its shelf."""
    words = request.POST.get("words", "").replace("\0", "").strip()[:200]
    layout = layout_from(request.POST)
    sheet = Sheet(FrontForm(request.POST), layout, front, words)
    layout.judge(sheet.starts_at)
    return sheet


def search_shelf(sheet: Sheet) -> None:
    """Put on the shelf what was searched for, beside whatever has a place already."""
    placed = sheet.layout.placed
    taken = {card.key for card in placed}
    found = found_cards(sheet.words) if sheet.words else newest_cards()
    sheet.layout = Layout([*placed, *(card for card in found if card.key not in taken)])
    sheet.layout.judge(sheet.starts_at)


def compose_sheet(sheet: Sheet, by: User) -> FrontPage | None:
    """Compose what stands in the form; None, with the reasons in it, if that is refused."""
    form = sheet.form
    if not form.is_valid():
        return None
    chosen = sheet.composition
    for trouble in _troubles(sheet, chosen, by):
        form.add_error(None, trouble)
    if form.errors:
        return None
    said = {"starts_at": form.cleaned_data["starts_at"], "note": form.cleaned_data["note"]}
    try:
        if sheet.front is not None:
            return recompose(front=sheet.front, composition=chosen, by=by, **said)
        return compose(composition=chosen, by=by, **said)
    except FrontRefused as refusal:
        form.add_error(None, str(refusal))
        return None


def show_sheet(request: HttpRequest, sheet: Sheet, page: dict[str, Any]) -> HttpResponse:
    """The page; ``page`` is what every page of the admin is made with."""
    now = timezone.now()
    coming = fronts.next_front(now)
    context = {
        **page,
        "title": gettext("Compose the front page"),
        "sheet": sheet,
        "form": sheet.form,
        "coming": coming if coming != sheet.front else None,
        "seen": _seen(sheet, now),
    }
    return TemplateResponse(request, "admin/articles/frontpage/compose.html", context)


def _troubles(sheet: Sheet, chosen: Composition, by: User) -> list[Any]:
    """Reasons against it, each a sentence; that others composed meanwhile is said once."""
    if sheet.form.cleaned_data["hand_back"]:
        return _others(sheet, by)
    found: list[Any] = [*sheet.layout.troubles()]
    if not chosen.pieces:
        found.append(gettext("Choose the lead: a front page begins with one piece."))
    return found + _others(sheet, by)


def _others(sheet: Sheet, by: User) -> list[Any]:
    seen = sheet.form.cleaned_data.get("seen")
    if seen is None:
        return []
    told = gettext(
        "{who} composed <a href='{address}'>the front page of {when}</a> while you had this open. "
        "Nothing is saved yet: look at it, then send yours again if it is to stand."
    )
    return [
        format_html(
            told,
            who=front.composed_by or gettext("Somebody"),
            address=reverse("admin:articles_frontpage_change", args=[front.pk]),
            when=date_format(timezone.localtime(front.starts_at), "DATETIME_FORMAT"),
        )
        for front in composed_since(seen, by=by)[:3]
    ]


def _seen(sheet: Sheet, now: datetime) -> str:
    """A form that was refused has told what others did; one that was searched with has not."""
    if sheet.form.is_bound and not sheet.form.non_field_errors():
        return str(sheet.form["seen"].value() or now.isoformat())
    return now.isoformat()
