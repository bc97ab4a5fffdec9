"""Where a branch is to go, as a moderator says it.

The address of a piece or of a comment, a comment's number in its own thread (2.1.3), or words of a
headline, for which the pieces that have them are offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from archive.lib.languages import split_language
from articles.converters import KnownDate
from articles.models import Article
from articles.search.backend import search
from articles.search.query import parse
from articles.views.article import load_article
from comments.models import Comment

OFFERED = 10
NUMBER = re.compile(r"[1-9]\d{0,5}(\.[1-9]\d{0,5}){0,300}\.?")
ANCHOR = re.compile(r"comment-(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Destination:
    """A place, or the pieces among which to choose one, or the sentence why there is neither."""

    article: Article | None = None
    parent: Comment | None = None
    offered: list[Article] = field(default_factory=list)
    problem: str = ""


def find_destination(said: str, comment: Comment) -> Destination:
    """Read what the moderator wrote. At most a search, or a query for each part of a number."""
    if NUMBER.fullmatch(said):
        return _by_number(said.rstrip("."), comment)
    if "/" in said:
        return _by_address(said)
    return _by_headline(said)


def _by_number(said: str, comment: Comment) -> Destination:
    """Counted as the thread prints it: among what readers see."""
    thread = Comment.objects.visible().filter(article_id=comment.article_id).in_order()
    found: Comment | None = None
    for nth in map(int, said.split(".")):
        level = thread.filter(parent=found).defer("body", "body_html")
        found = next(iter(level[nth - 1 : nth]), None)
        if found is None:
            return Destination(problem=_("There is no comment %s in this thread.") % said)
    return Destination(comment.article, found)


def _by_address(said: str) -> Destination:
    """Of a comment, where it names one; of a piece otherwise."""
    try:
        parts = urlsplit(said)
        language, rest = split_language(parts.path)
        match = resolve(rest if language else parts.path)
    except (ValueError, Resolver404):
        return Destination(problem=_("This address is none of a piece or a comment here."))
    anchor = ANCHOR.fullmatch(parts.fragment)
    if anchor or (match.app_name in ("comments", "desk") and "pk" in match.kwargs):
        return _under(int(anchor[1]) if anchor else match.kwargs["pk"])
    if "day" in match.kwargs and "slug" in match.kwargs:
        return _on_piece(match.kwargs["day"], match.kwargs["slug"])
    return Destination(problem=_("This address is none of a piece or a comment here."))


def _under(pk: int) -> Destination:
    comment = Comment.objects.select_related("article").filter(pk=pk).first()
    if comment is None:
        return Destination(problem=_("There is no such comment."))
    return Destination(comment.article, comment)


def _on_piece(day: KnownDate, slug: str) -> Destination:
    try:
        return Destination(load_article(day, slug))
    except Http404:
        return Destination(problem=_("There is no piece at this address."))


def _by_headline(said: str) -> Destination:
    hits = search(parse({"q": said}), size=OFFERED).hits
    if not hits:
        return Destination(problem=_("No piece has these words. Try its address."))
    return Destination(offered=[hit.article for hit in hits])
