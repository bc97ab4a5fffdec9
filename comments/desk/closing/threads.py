"""The threads as moderators look through them, those written in last first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.admin.base import TEXTS
from articles.models import Article
from comments.desk.access import moderators
from comments.models import Comment, Report
from comments.standing import Standing, standings_of

PAGE_SIZE = 30
LOOKED_AT = 5000  # comments, for one page of threads: a busy thread may hold them all
LAST_ID = 2**63 - 1

KINDS = {
    "": _("Written in last"),
    "held": _("With held comments"),
    "reported": _("With reports"),
    "decided": _("Closed or kept open by hand"),
}

# Rows of (article, key, whether an earlier page showed the thread), the newest key first. The
# index of (article, id) tells where a thread was written in later.
SOURCES = {
    "": """
        SELECT c.article_id, c.id, EXISTS (
            SELECT FROM comments_comment AS n WHERE n.article_id = c.article_id
                AND n.id >= %(before)s
        ) FROM comments_comment AS c WHERE c.id < %(before)s ORDER BY c.id DESC LIMIT %(most)s
    """,
    "held": """
        SELECT c.article_id, c.id, EXISTS (
            SELECT FROM comments_comment AS n WHERE n.article_id = c.article_id
                AND n.status = 'held' AND n.id >= %(before)s
        ) FROM comments_comment AS c
        WHERE c.status = 'held' AND c.id < %(before)s ORDER BY c.id DESC LIMIT %(most)s
    """,
    "reported": """
        SELECT c.article_id, r.id, false FROM comments_report AS r
        JOIN comments_comment AS c ON c.id = r.comment_id
        WHERE r.settled_at IS NULL AND r.id < %(before)s ORDER BY r.id DESC LIMIT %(most)s
    """,
    "decided": """
        SELECT c.article_id, c.id, false FROM comments_closure AS c
        WHERE c.reopened_at IS NULL AND c.branch_id IS NULL AND c.article_id IS NOT NULL
            AND (c.until IS NULL OR c.until > statement_timestamp()) AND c.id < %(before)s
        ORDER BY c.id DESC LIMIT %(most)s
    """,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A thread in the list."""

    article: Article
    standing: Standing
    readable: int
    held: int
    reports: int
    last_at: datetime | None


@require_safe
@moderators
def threads(request: HttpRequest) -> HttpResponse:
    """Those of one kind, paged by the key of what brought them here. A fixed number of queries."""
    kind = request.GET.get("kind", "")
    if kind not in KINDS:
        raise Http404(f"no such kind of threads: {kind[:60]!r}")
    pks, before = _page(kind, _key(request.GET))
    shown = {"kind": kind, "kinds": KINDS.items(), "rows": _rows(pks), "before": before}
    return render(request, "desk/threads.html", shown)


def _page(kind: str, before: int) -> tuple[list[int], int]:
    """Articles in their order, and the key of the page that follows, 0 at the end. A page may be
    short where one busy thread fills what is looked at."""
    with connection.cursor() as cursor:
        cursor.execute(SOURCES[kind], {"before": before, "most": LOOKED_AT})
        found = cursor.fetchall()
    pks: dict[int, None] = {}
    last = before
    for article_id, key, was_shown in found:
        if len(pks) == PAGE_SIZE and article_id not in pks and not was_shown:
            return list(pks), last
        if not was_shown:
            pks[article_id] = None
        last = key
    return list(pks), last if len(found) == LOOKED_AT else 0


def _rows(pks: list[int]) -> list[Row]:
    """The threads with what is said of each. Five queries, six where a topic is closed."""
    articles = Article.objects.defer(*TEXTS).in_bulk(pks)
    standings = standings_of(list(articles.values()))
    readable = Comment.objects.tallies(pks)
    held = _counts(Comment.objects.held().filter(article__in=pks).values_list("article"))
    open_reports = Report.objects.open().filter(comment__article__in=pks)
    reports = _counts(open_reports.values_list("comment__article"))
    last = _last_moments(pks)
    return [
        Row(
            articles[pk],
            standings[pk],
            readable.get(pk, 0),
            held.get(pk, 0),
            reports.get(pk, 0),
            last.get(pk),
        )
        for pk in pks
    ]


def _counts(grouped: Any) -> dict[int, int]:
    return dict(grouped.order_by().annotate(n=Count("pk")))


def _last_moments(pks: Iterable[int]) -> dict[int, datetime]:
    """When each thread got its newest comment, seen by readers or not."""
    newest = """
        SELECT a.id, (
            SELECT c.created_at FROM comments_comment AS c
            WHERE c.article_id = a.id ORDER BY c.id DESC LIMIT 1
        ) FROM unnest(%s::bigint[]) AS a (id)
    """
    with connection.cursor() as cursor:
        cursor.execute(newest, [list(pks)])
        return dict(cursor.fetchall())


def _key(query: Mapping[str, str]) -> int:
    text = query.get("before", str(LAST_ID))
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LAST_ID):
        raise Http404(f"not a key of threads: {text[:60]!r}")
    return int(text)
