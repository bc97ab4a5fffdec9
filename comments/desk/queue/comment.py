"""The page of one comment: everything that is known about it, and everything that can be done."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments.desk.access import actor_of, moderators
from comments.desk.queue.cards import cards_of, for_cards
from comments.desk.queue.place import find_place
from comments.desk.queue.queues import Queue
from comments.desk.queue.reasons import remembered_reasons
from comments.models import Comment

SHOWN = 50  # events, former texts and reports, the newest


@require_safe
@moderators
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    return show_comment(request, load_comment(pk))


def load_comment(pk: int) -> Comment:
    """The comment, whatever its status. Raises ``Http404``."""
    found: Comment | None = for_cards(Comment.objects.filter(pk=pk)).first()
    if found is None:
        raise Http404(f"no comment {pk}")
    return found


def show_comment(request: HttpRequest, row: Comment, *, status: int = 200) -> HttpResponse:
    """Its page. What was typed as a reason stays in its field."""
    moderator = actor_of(request)
    context = describe(row) | {
        "card": cards_of([row], moderator)[0],
        "queue": _queue_of(request),
        "reason": request.POST.get("reason", ""),
        "remembered": remembered_reasons(moderator),
    }
    return render(request, "desk/comment.html", context, status=status)


def describe(row: Comment) -> dict[str, Any]:
    """Its place, former texts, reports and record. Six queries."""
    events = row.moderation_events.select_related("actor")
    return {
        "comment": row,
        "place": find_place(row),
        "events": events[:SHOWN],
        "editions": row.editions.select_related("replaced_by").order_by("-number")[:SHOWN],
        "reports": row.reports.select_related("settled_by").order_by("-id")[:SHOWN],
        "readers_see_it": row.visible and row.article.is_public,
    }


def _queue_of(request: HttpRequest) -> Queue:
    name = request.POST.get("queue") or request.GET.urlencode()
    return Queue.named(name)
