"""The desk's first page: what waits, what was done last, where people talk now."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.addresses import TEXTS as TEXTS_OF_ARTICLE
from articles.models import Article
from comments.desk.access import moderators
from comments.desk.queue.queues import HELD, REPORTED, Queue
from comments.models import Closure, Comment, ModerationEvent

ACTS_SHOWN = 12
THREADS_SHOWN = 8
LOOKED_AT = 500  # comments, the newest: enough to say where people talk
LATELY = timedelta(days=1)


@require_safe
@moderators
def overview(request: HttpRequest) -> HttpResponse:
    context = {
        "held": Queue(kind=HELD).number(),
        "reported": Queue(kind=REPORTED).number(),
        "oldest": Comment.objects.held().only("created_at").first(),
        "site_closure": _site_closure(),
        "acts": last_acts()[:ACTS_SHOWN],
        "threads": busy_threads(),
    }
    return render(request, "desk/overview.html", context)


def last_acts() -> QuerySet[ModerationEvent]:
    """The last row of every act of a moderator, the newest first, each with ``number`` of rows."""
    same = ModerationEvent.objects.filter(act=OuterRef("act")).order_by()
    rows = same.values("act").annotate(n=Count("*")).values("n")
    last = ModerationEvent.objects.filter(actor__isnull=False)
    last = last.filter(~Exists(same.filter(pk__gt=OuterRef("pk"))))
    related = last.select_related("actor", "comment", "article").defer(*TEXTS_OF_ARTICLE)
    acts: QuerySet[ModerationEvent] = related.annotate(number=Subquery(rows)).order_by("-pk")
    return acts


def busy_threads() -> list[tuple[Article, int]]:
    """Pieces with the number of comments of the last day, the busiest first. Two queries.

    An import is no conversation, however many comments it brings in a day."""
    columns = ("article", "created_at", "import_key")
    newest = Comment.objects.order_by("-pk").values_list(*columns)[:LOOKED_AT]
    since = timezone.now() - LATELY
    tally = Counter(article for article, at, key in newest if at >= since and not key)
    busiest = dict(tally.most_common(THREADS_SHOWN))
    pieces = Article.objects.only("title", "language").in_bulk(busiest)
    return [(pieces[pk], number) for pk, number in busiest.items()]


def _site_closure() -> Closure | None:
    whole = Closure.objects.in_force().filter(article=None, topic=None)
    found: Closure | None = whole.order_by(F("pk").desc()).first()
    return found
