"""Which page's states somebody asks for, by its address."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from archive.lib.languages import split_language
from articles.addresses import find_former_name, find_old_address
from articles.memento.front import Front
from articles.memento.numbered import of_collection, of_piece
from articles.memento.timelines import Timeline
from articles.models import Article, Collection

TEXTS = ("body", "body_html", "body_text")
# Servers and proxies may have made one slash of the two.
WHOLE = re.compile(r"(?P<scheme>https?):/{1,2}(?P<host>[^/?#]*)(?P<path>[^?#]*)", re.IGNORECASE)


COLLECTION = re.compile(r"/collections/(?P<slug>[-\w]+)/")


def timeline_of(address: str) -> Timeline | None:
    """That of the page at an address, given as a path or whole; None where there is none.

    A language before the path and a former address lead to the same page. At most four queries.
    """
    path = _path(address)
    if path is None:
        return None
    _, path = split_language(path)
    if not path.endswith("/"):
        path += "/"
    return _standing(path) or _moved(path)


def _path(address: str) -> str | None:
    """Its path on this site; None for an address on another."""
    whole = WHOLE.fullmatch(address.lstrip("/"))
    if whole is None:
        return "/" + address.lstrip("/")
    host = urlsplit(settings.SITE_URL).netloc
    return unquote(whole["path"]) or "/" if whole["host"].lower() == host.lower() else None


def _standing(path: str) -> Timeline | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.view_name == "articles:front":
        return Front()
    if match.view_name == "articles:article":
        day, slug = match.kwargs["day"], match.kwargs["slug"]
        pieces = Article.objects.published().defer(*TEXTS).filter(slug=slug)
        piece = pieces.filter(published_on=day.first, published_precision=day.precision).first()
        return of_piece(piece) if piece else None
    if match.view_name == "articles:collection":
        public = Collection.objects.filter(articles__in=Article.objects.published()).distinct()
        collection = public.filter(slug=match.kwargs["slug"]).first()
        return of_collection(collection) if collection else None
    return None


def _moved(path: str) -> Timeline | None:
    former = COLLECTION.fullmatch(path)
    if former:
        slug = find_former_name("collections", former["slug"])
        return _standing(f"/collections/{slug}/") if slug else None
    old = find_old_address(path)
    piece = old and old.article
    return of_piece(piece) if piece and piece.is_public else None
