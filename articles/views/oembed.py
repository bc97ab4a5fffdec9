"""oEmbed: how another site shows a link to a piece (oembed.com)."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from archive.lib.addresses import full_address
from archive.lib.caching import public_page
from archive.lib.languages import split_language
from archive.lib.xml import add, document, root
from articles.addresses import find_old_address
from articles.models import Article
from articles.views.article import load_article

WIDEST = 600  # pixels: the card is text, and as wide as it is given
NARROWEST = 200
HEIGHT = 240
FORMS = ("json", "xml")


@require_safe
@public_page
def oembed(request: HttpRequest) -> HttpResponse:
    """A card for the piece at ``url``: 404 for what is none of ours, 501 for another format."""
    form = request.GET.get("format", "json")
    if form not in FORMS:
        return HttpResponse("The formats are json and xml.", status=501, content_type="text/plain")
    address = request.GET.get("url", "")
    if not address:
        return HttpResponse("Name a page in url=.", status=400, content_type="text/plain")
    article = article_at(address)
    if article is None:
        raise Http404("No public piece stands at this address.")
    return _written(card(article, _width(request)), form)


def article_at(address: str) -> Article | None:
    """The public piece at an address of ours: in any language of the interface, and former ones."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.netloc.lower() != urlsplit(settings.SITE_URL).netloc.lower():
        return None
    _, path = split_language(parts.path or "/")
    try:
        match = resolve(unquote(path))
        if match.view_name == "articles:article":
            return load_article(**match.kwargs)
    except (Resolver404, Http404):
        pass
    old = find_old_address(f"{path}?{parts.query}" if parts.query else path)
    return old.article if old and old.article and old.article.is_public else None


def card(article: Article, width: int) -> dict[str, Any]:
    """What oEmbed says of a piece. The HTML is a quotation with a link, and needs nothing else."""
    by = ", ".join(b.printed_name for b in article.bylines.all() if b.role == b.Role.BY)
    html = render_to_string(
        "articles/oembed.html", {"article": article, "SITE_NAME": settings.SITE_NAME}
    )
    said: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": article.title,
        "author_name": by,
        "provider_name": settings.SITE_NAME,
        "provider_url": full_address("/"),
        "cache_age": 3600,
        "html": " ".join(html.split()),
        "width": width,
        "height": HEIGHT,
    }
    return said | _thumbnail(article)


def _thumbnail(article: Article) -> dict[str, Any]:
    image = article.lead_image
    if image is None:
        return {}
    return {
        "thumbnail_url": full_address(image.fallback_url),
        "thumbnail_width": image.fallback["width"],
        "thumbnail_height": image.fallback["height"],
    }


def _width(request: HttpRequest) -> int:
    asked = request.GET.get("maxwidth", "")
    if not (asked.isascii() and asked.isdigit()):
        return WIDEST
    return max(NARROWEST, min(WIDEST, int(asked[:6])))


def _written(said: dict[str, Any], form: str) -> HttpResponse:
    if form == "json":
        response: HttpResponse = JsonResponse(said)
    else:
        tree = root("oembed")
        for name, value in said.items():
            add(tree, name, str(value))
        response = HttpResponse(document(tree), content_type="text/xml; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response
