"""The piece in other forms. Each is public as the piece is, and says where the piece stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from archive.lib.addresses import full_address
from archive.lib.caching import public_page
from archive.lib.languages import speaking
from archive.lib.markup.paper import number_links
from archive.lib.pdf import PdfBusy, PdfFailed, PdfUnavailable, Sheet
from articles.citing import bibtex, cite, csl, ris
from articles.converters import KnownDate
from articles.copies import markdown, record
from articles.copies.addresses import file_name
from articles.models import Article
from articles.views.article import load_article

STYLESHEETS = ["css/sheet.css", "css/sheet-text.css"]
WITH_CORRECTIONS = ("md", "json")
RETRY_SOON, RETRY_LATER = 10, 600  # seconds


class Form(NamedTuple):
    """How a piece is written down, as what type, and whether browsers should show it."""

    write: Callable[[Article], str]
    media_type: str
    is_shown: bool = False


def _json(article: Article) -> str:
    described = record.describe(article)
    return JsonResponse(described, json_dumps_params={"ensure_ascii": False}).content.decode()


FORMS = {
    "md": Form(markdown.write, "text/markdown; charset=utf-8", is_shown=True),
    "json": Form(_json, "application/json", is_shown=True),
    "bib": Form(lambda article: bibtex.write(cite(article)), bibtex.MEDIA_TYPE),
    "ris": Form(lambda article: ris.write(cite(article)), ris.MEDIA_TYPE),
    "csl.json": Form(lambda article: csl.write(cite(article)), csl.MEDIA_TYPE),
}


@require_safe
@public_page
def printed(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """For paper; ``?comments`` adds the thread, ``?letter`` sets it for American paper."""
    piece = load_article(day, slug, "corrections")
    return _beside(piece, HttpResponse(_sheet(request, piece)))


@require_safe
@public_page
def pdf(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """The same page as PDF. The second time it comes from the cache."""
    piece = load_article(day, slug, "corrections")
    sheet = Sheet(_sheet(request, piece), stylesheets=STYLESHEETS, site=full_address("/"))
    etag = quote_etag(sheet.digest)
    try:
        unchanged = get_conditional_response(request, etag=etag)
        answer = unchanged or HttpResponse(sheet.pdf(), "application/pdf", headers={"ETag": etag})
    except PdfUnavailable:
        return _without_pdf(request, piece, "missing", 501)
    except PdfBusy:
        return _without_pdf(request, piece, "busy", 503, RETRY_SOON)
    except PdfFailed:
        return _without_pdf(request, piece, "failed", 503, RETRY_LATER)
    answer["Content-Disposition"] = _disposition(piece, "pdf", is_shown=True)
    return _beside(piece, answer)


@require_safe
@public_page
def written(request: HttpRequest, day: KnownDate, slug: str, form: str) -> HttpResponse:
    """For programs: any site's script may read it. In the site's own language for everybody."""
    piece = load_article(day, slug, *(("corrections",) if form in WITH_CORRECTIONS else ()))
    write, media_type, is_shown = FORMS[form]
    with speaking(settings.LANGUAGE_CODE):
        answer = HttpResponse(write(piece), media_type)
    answer["Content-Disposition"] = _disposition(piece, form, is_shown=is_shown)
    answer["Access-Control-Allow-Origin"] = "*"
    return _beside(piece, answer)


def _sheet(request: HttpRequest, piece: Article) -> str:
    context = {
        "article": piece,
        "body": number_links(piece.body_html, settings.SITE_URL),
        "with_comments": piece.comments_allowed and "comments" in request.GET,
        "is_letter": "letter" in request.GET,
    }
    return render_to_string("articles/print/page.html", context, request)


def _beside(piece: Article, answer: HttpResponse) -> HttpResponse:
    """Search engines are sent to the piece itself."""
    answer["X-Robots-Tag"] = "noindex"
    answer["Link"] = f'<{full_address(piece.address)}>; rel="canonical"'
    return answer


def _disposition(piece: Article, form: str, *, is_shown: bool) -> str:
    name = file_name(piece, form)
    return content_disposition_header(not is_shown, name) or "inline"


def _without_pdf(
    request: HttpRequest, piece: Article, reason: str, status: int, retry: int = 0
) -> HttpResponse:
    context = {"article": piece, "reason": reason}
    answer = render(request, "articles/print/no_pdf.html", context, status=status)
    if retry:
        answer["Retry-After"] = str(retry)
    return answer
