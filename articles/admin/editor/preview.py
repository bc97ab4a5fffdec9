"""The piece as readers would see it, with what its writer should know."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from archive.lib.markup import MarkupRefused, render_article, unsaved_html
from articles.admin.editor.access import refusal, wants_json
from articles.editing.warnings import TextWarning, warnings_of
from articles.models import Article, Author, Byline, Image, Topic
from articles.writing import render_body

TEMPLATE = "admin/articles/article/preview.html"
MOST_BYLINES = 20


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The page of what is typed, through the same door as publication.

    A script gets it in JSON with ``words``, ``reading`` and ``warnings``, and a sentence (422)
    for a text that can't be set; a form gets the page itself.
    """
    piece = _typed(request.POST)
    try:
        rendered = render_article(piece.body, piece.body_format, is_preview=True)
        render_body(piece, rendered)
    except MarkupRefused as refused:
        if wants_json(request):
            return refusal(str(refused))
        return render(request, TEMPLATE, {"refused": str(refused)}, status=422)
    context = _context(piece, request.POST) | {"text": unsaved_html(rendered)}
    response = render(request, TEMPLATE, context)
    if not wants_json(request):
        return response
    number = _number(request.POST.get("pk", ""))
    warnings = warnings_of(piece.body, piece.body_format, str(piece.body_html), pk=number)
    return JsonResponse(
        {
            "page": response.content.decode(),
            "words": _words(piece),
            "warnings": [_told(warning) for warning in warnings],
        }
    )


def _typed(sent: QueryDict) -> Article:
    """A piece that is stored nowhere."""
    html = Article.BodyFormat.HTML
    return Article(
        title=sent.get("title", ""),
        dek=sent.get("dek", ""),
        body=sent.get("body", "").replace("\r\n", "\n"),
        body_format=html if sent.get("body_format") == html else Article.BodyFormat.MARKDOWN,
        language=sent.get("language", "en")[:35] or "en",
        dateline=sent.get("dateline", ""),
        lead_image=_chosen(Image, sent.get("lead_image", "")),
    )


def _context(piece: Article, sent: QueryDict) -> dict[str, Any]:
    keys = [key for word in sent.getlist("topics") if (key := _number(word))]
    shown = SimpleNamespace(
        title=piece.title,
        dek=piece.dek,
        dateline=piece.dateline,
        language=piece.language,
        direction=piece.direction,
        lead_image=piece.lead_image,
        reading_minutes=piece.reading_minutes,
        topics=SimpleNamespace(all=list(Topic.objects.filter(pk__in=keys[:MOST_BYLINES]))),
        bylines=SimpleNamespace(all=list(_bylines(sent))),
    )
    return {"article": shown}


def _bylines(sent: QueryDict) -> list[Byline]:
    """Those under the form, in their order; one without a name is left out."""
    total = min(_number(sent.get("bylines-TOTAL_FORMS", "")) or 0, MOST_BYLINES)
    rows = []
    for row in range(total):
        key = _number(sent.get(f"bylines-{row}-author", ""))
        if key and not sent.get(f"bylines-{row}-DELETE"):
            place = _number(sent.get(f"bylines-{row}-position", "")) or total + row
            rows.append((place, key, row))
    authors = Author.objects.in_bulk({key for _place, key, _row in rows})
    return [
        Byline(
            author=authors[key],
            role=sent.get(f"bylines-{row}-role", Byline.Role.BY),
            as_printed=sent.get(f"bylines-{row}-as_printed", ""),
        )
        for _place, key, row in sorted(rows)
        if key in authors
    ]


def _words(piece: Article) -> str:
    words = ngettext("%(number)d word", "%(number)d words", piece.word_count)
    minutes = ngettext(
        "%(number)d minute to read", "%(number)d minutes to read", piece.reading_minutes
    )
    return _("%(words)s, %(minutes)s") % {
        "words": words % {"number": piece.word_count},
        "minutes": minutes % {"number": piece.reading_minutes},
    }


def _told(warning: TextWarning) -> dict[str, Any]:
    return warning._asdict()


def _chosen(model: Any, word: str) -> Any:
    key = _number(word)
    return model.objects.filter(pk=key).first() if key else None


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 19 else None
