"""The page of a queue: its comments as cards, and by what it can be narrowed."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article
from comments.desk.access import actor_of, moderators
from comments.desk.queue.cards import cards_of, for_cards
from comments.desk.queue.queues import COUNTED, HELD, Page, Queue
from comments.desk.queue.reasons import remembered_reasons
from comments.screening import reason_label

REASONS = """
SELECT reason, count(*) FROM (
    SELECT reasons FROM comments_comment WHERE status = 'held' ORDER BY id LIMIT %s
) AS held, unnest(held.reasons) AS reason
GROUP BY reason ORDER BY count(*) DESC, reason
"""


@require_safe
@moderators
def queue(request: HttpRequest, kind: str) -> HttpResponse:
    asked = Queue.asked(kind, request.GET.dict())
    return render(request, "desk/queue.html", describe(request, asked))


def describe(request: HttpRequest, asked: Queue) -> dict[str, Any]:
    """What the page of a queue prints. A fixed number of queries, however much it shows."""
    page = asked.page(request.GET, load=for_cards)
    return {
        "queue": asked,
        "page": page,
        "cards": cards_of(page.comments, actor_of(request)),
        "number": asked.number(),
        "counted": COUNTED,
        "waiting_for": _reasons_held_for() if asked.kind == HELD else [],
        "article": _article_of(asked, page),
        "remembered": remembered_reasons(actor_of(request)),
        "told": "",  # of a card by itself; looking in vain for each card takes time
        "reason": "",
    }


def _reasons_held_for() -> list[tuple[str, Any, int]]:
    """(code, words, how many) of the oldest thousand held comments, the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(REASONS, [COUNTED])
        return [(code, reason_label(code), number) for code, number in cursor.fetchall()]


def _article_of(asked: Queue, page: Page) -> Article | None:
    """The piece that the queue is narrowed to, where it shows anything of it."""
    return page.comments[0].article if asked.article and page.comments else None
