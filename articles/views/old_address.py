"""Answers where nothing is found: a redirect, or that something is gone and why.

Every redirect leads to where the thing stands now, whatever became of it between: one hop, and no
circle, for what stands there answers itself.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path

from archive.lib.languages import address_here
from articles.addresses import FORMER_NAMES, find_former_name, find_old_address
from articles.models import OldAddress
from articles.views.withdrawn import OF_A_PIECE, find_withdrawn, show_withdrawn

# Everything of a name begins with its address: /topics/slug/, /topics/slug/feed.json.
OF_A_NAME = re.compile(rf"/(?P<kind>{'|'.join(FORMER_NAMES)})/(?P<slug>[-\w]+)(?=/|$)")


def answer_old_address(request: HttpRequest) -> HttpResponse | None:
    """One redirect to where a former address leads, 410 with the reason, or None if unknown."""
    old, rest = _find(request)
    if old is None:
        return None
    if old.article is None:
        return render(request, "410.html", {"reason": old.gone_reason}, status=410)
    if old.article.is_gone:
        return show_withdrawn(request, old.article)
    if not old.article.is_public:
        return None
    if not rest:
        return redirect(old.article, permanent=True)
    return _redirect(request, unquote(old.article.address).removesuffix("/"), rest)


def answer_former_name(request: HttpRequest) -> HttpResponse | None:
    """One redirect from anything of a topic, author, source or collection that was renamed, or
    merged into another, to the same of what took its place. At most one query."""
    match = OF_A_NAME.match(request.path_info)
    slug = find_former_name(match["kind"], match["slug"]) if match else ""
    if match is None or not slug:
        return None
    return _redirect(request, f"/{match['kind']}/{slug}", request.path_info[match.end() :])


def answer_withdrawn(request: HttpRequest) -> HttpResponse | None:
    """410 at every address of a withdrawn piece: its page, its thread, its print, its feeds."""
    article = find_withdrawn(request.path_info)
    return show_withdrawn(request, article) if article else None


def _find(request: HttpRequest) -> tuple[OldAddress | None, str]:
    """What is kept of a former address, and what of it goes on to the present one: of addresses of
    ours everything after the slug, of other software's nothing."""
    match = OF_A_PIECE.match(request.path_info)
    former = [f"{match[0]}/"] if match else []
    old = find_old_address(*_former_paths(request), *former)
    is_ours = old and match and old.path.rstrip("/") == escape_uri_path(match[0])
    return old, request.path_info[match.end() :] or "/" if match and is_ours else ""


def _former_paths(request: HttpRequest) -> list[str]:
    """What may have been kept: with its query and without, under the language's prefix or not.

    A paper in two languages may have had addresses that began with one: ``/es/2009/pieza/``.
    """
    paths = list(dict.fromkeys([request.path, request.path_info]))
    query = request.META.get("QUERY_STRING", "")
    complete = [f"{path}?{query}" for path in paths] if query else []
    return complete + [path for path in paths if path != "/"]


def _redirect(request: HttpRequest, begins: str, rest: str) -> HttpResponse | None:
    """With what was asked after the question mark; None where no such page can be."""
    path = next((path for path in (begins + rest, f"{begins}{rest}/") if _is_ours(path)), None)
    if path is None:
        return None
    query = request.META.get("QUERY_STRING", "")
    address = address_here(escape_uri_path(path)) + (f"?{query}" if query else "")
    return redirect(address, permanent=True)


def _is_ours(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
