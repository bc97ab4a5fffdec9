"""On the first page of the admin: the threads that somebody should look at."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.start import SHOWN, Panel, Row
from articles.models import Article
from comments.desk.access import MODERATE
from comments.models import Comment, Report

PRINTED = ("title", "language", "slug", "published_on", "published_precision")
LOOKED_AT = 500  # of each kind: enough to say where something is wrong


def threads_to_look_at(request: HttpRequest) -> Panel | None:
    """Pieces with comments that are held or reported, the most of them first; each leads to its
    thread at the desk, or to its page for an editor who decides nothing there. Three queries."""
    is_moderator = request.user.has_perm(MODERATE)
    if not is_moderator and not request.user.has_perm("articles.publish_article"):
        return None
    held = Counter(Comment.objects.held().values_list("article", flat=True)[:LOOKED_AT])
    open_reports = Report.objects.open().order_by("pk")
    reported = Counter(open_reports.values_list("comment__article", flat=True)[:LOOKED_AT])
    most = [pk for pk, _number in (held + reported).most_common(SHOWN)]
    pieces = Article.objects.only(*PRINTED).in_bulk(most)
    rows = [
        Row(
            title=pieces[pk].title,
            address=_address(pieces[pk], at_desk=is_moderator),
            note=", ".join(_numbers(held[pk], reported[pk])),
            language=pieces[pk].language,
        )
        for pk in most
        if pk in pieces
    ]
    more = reverse("desk:overview") if is_moderator else ""
    return Panel(_("Threads that need a look"), rows, more=more)


def _address(article: Article, *, at_desk: bool) -> str:
    if at_desk:
        return reverse("desk:thread", args=[article.pk])
    return f"{article.get_absolute_url()}#comments"


def _numbers(held: int, reported: int) -> list[str]:
    told = []
    if held:
        told.append(ngettext("%(n)d comment held", "%(n)d comments held", held) % {"n": held})
    if reported:
        told.append(ngettext("%(n)d report", "%(n)d reports", reported) % {"n": reported})
    return told
