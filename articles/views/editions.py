"""What a piece has been: its editions, each as readers had it, and what changed between them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.converters import KnownDate
from articles.diffing import TooLong, diff_contents
from articles.diffing.paging import page_of_rows
from articles.memento.links import mark_memento
from articles.memento.numbered import of_piece
from articles.models import Article, Edition, Image
from articles.record.canonical import content_in
from articles.record.moments import as_hashed, seal_of, state

TEXTS = ("body", "body_html", "body_text")
PAGE_SIZE = 50
MOST_NOTES = 20  # later ones, on a former edition


class PairForm(forms.Form):
    """Two editions that somebody wants to compare."""

    old = forms.IntegerField(label=_("Edition"), min_value=1)
    new = forms.IntegerField(label=_("with edition"), min_value=1)


@require_safe
@public_page
def editions(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """All of them, the latest first; a way to compare any two."""
    piece = _piece(day, slug)
    form = PairForm(request.GET if "old" in request.GET else _usual_pair(piece))
    if "old" in request.GET and form.is_valid():
        return redirect(_comparison(piece, form.cleaned_data["old"], form.cleaned_data["new"]))
    page = _page(piece, request.GET.get("before", ""))
    context = {"article": piece, "form": form, **page}
    return unlisted(render(request, "articles/editions/editions.html", context))


@require_safe
@public_page
def edition(request: HttpRequest, day: KnownDate, slug: str, number: int) -> HttpResponse:
    """One of them as readers had it; of a sealed one, why its text is withheld."""
    piece = _piece(day, slug)
    found = _edition(piece, number)
    if seal_of(found) is not None:
        return _sealed(request, piece, found)
    shown = state(found)
    near = of_piece(piece).around(found.begins_at)
    prefetch_related_objects([piece], "bylines__author", "topics")  # for the citation
    context = {
        "article": piece,
        "edition": found,
        "state": shown,
        "direction": Article(language=shown.language).direction,
        "image": _image(shown.image),
        "corrections": _corrections(piece, number, number),
        "later": _later_corrections(piece, number),
        "until": near.get("next"),
    }
    response = render(request, "articles/editions/edition.html", context)
    mark_memento(response, piece.address, found.begins_at, near)
    return unlisted(response)


@require_safe
@public_page
def record(request: HttpRequest, day: KnownDate, slug: str, number: int) -> HttpResponse:
    """Header and content exactly as they were hashed: docs/record.md says how to check them."""
    answer = as_hashed(_edition(_piece(day, slug), number))
    return unlisted(JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1}))


@require_safe
@public_page
def comparison(request: HttpRequest, day: KnownDate, slug: str, old: int, new: int) -> HttpResponse:
    """What changed from one to another, in one column or side by side."""
    piece = _piece(day, slug)
    if old >= new:
        return redirect(_comparison(piece, old, new))
    before, after = _pair(piece, old, new)
    for found in (before, after):
        if seal_of(found) is not None:
            return _sealed(request, piece, found)
    try:
        changes = diff_contents(content_in(before), content_in(after))
    except TooLong:
        changes = None
    context = {
        "article": piece,
        "before": before,
        "after": after,
        "changes": changes,
        "page": changes and page_of_rows(changes.rows, request.GET.get("after", "0")),
        "sides": "sides" in request.GET,
        "corrections": _corrections(piece, old + 1, new),
    }
    return unlisted(render(request, "articles/editions/comparison.html", context))


def unlisted(response: HttpResponse) -> HttpResponse:
    """Search engines shall list the piece, not what it was."""
    response["X-Robots-Tag"] = "noindex"
    return response


def number_in(text: str) -> int:
    """The key of a list of editions. Raises ``Http404``."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404(f"not the number of an edition: {text[:60]!r}")
    return int(text)


def _piece(day: KnownDate, slug: str) -> Article:
    """The public piece, without its text. Raises ``Http404``. One query."""
    pieces = Article.objects.published().select_related("publication").defer(*TEXTS)
    piece: Article = get_object_or_404(
        pieces, published_on=day.first, published_precision=day.precision, slug=slug
    )
    return piece


def _edition(piece: Article, number: int) -> Edition:
    found: Edition = get_object_or_404(piece.editions.select_related("seal"), number=number)
    return found


def _pair(piece: Article, *numbers: int) -> list[Edition]:
    rows = piece.editions.select_related("seal").filter(number__in=numbers).order_by("number")
    found = list(rows)
    if len(found) < len(numbers):
        raise Http404("There is no such edition of this piece.")
    return found


def _sealed(request: HttpRequest, piece: Article, found: Edition) -> HttpResponse:
    context = {"article": piece, "edition": found, "seal": seal_of(found)}
    response = render(request, "articles/editions/sealed.html", context, status=410)
    return unlisted(response)


def _page(piece: Article, before: str) -> dict[str, Any]:
    """Editions below a number, with their corrections; the key of the next page. Two queries."""
    rows = piece.editions.defer("content").select_related("seal").order_by("-number")
    if before:
        rows = rows.filter(number__lt=number_in(before))
    found = list(rows[: PAGE_SIZE + 1])
    if before and not found:
        raise Http404("There are no editions here.")
    shown = found[:PAGE_SIZE]
    made: dict[int, list[Any]] = {}
    numbers = [row.number for row in shown]
    notes = piece.corrections.filter(edition_number__in=numbers).select_related("superseded_by")
    for note in notes.order_by("published_at", "id"):
        made.setdefault(note.edition_number, []).append(note)
    older = [*found[1:], None]
    return {
        "rows": [
            (row, made.get(row.number, []), former)
            for row, former in zip(shown, older, strict=False)
        ],
        "older": shown[-1].number if len(found) > PAGE_SIZE else None,
        "is_first_page": not before,
    }


def _corrections(piece: Article, first: int, last: int) -> QuerySet[Any]:
    """Those that came with these editions, the first and the last included."""
    made = piece.corrections.filter(edition_number__range=(first, last))
    return made.select_related("superseded_by").order_by("published_at", "id")


def _later_corrections(piece: Article, number: int) -> QuerySet[Any]:
    """What readers were told since is wrong in it, or has changed; those in force."""
    later = piece.corrections.filter(edition_number__gt=number, superseded_by__isnull=True)
    return later.select_related("superseded_by").order_by("published_at", "id")[:MOST_NOTES]


def _image(frozen: dict[str, str] | None) -> Image | None:
    """The picture's file with the words that stood beside it then. None if it is gone."""
    found = frozen and Image.objects.filter(digest=frozen["digest"]).first()
    if not found or not frozen:
        return None
    for name in ("alt", "caption", "credit", "licence", "licence_url", "source_url"):
        setattr(found, name, frozen[name])
    return found


def _usual_pair(piece: Article) -> dict[str, int]:
    number = piece.edition_number
    return {"old": max(number - 1, 1), "new": number}


def _comparison(piece: Article, old: int, new: int) -> str:
    """The address of what changed between two editions, the older first; of one, that one."""
    address = f"{piece.get_absolute_url()}editions/"
    if old == new:
        return f"{address}{new}/"
    return f"{address}{min(old, new)}...{max(old, new)}/"
