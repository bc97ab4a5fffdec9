"""A comment's card by itself, as scripts put it into a page again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comments.desk.access import actor_of
from comments.desk.queue.cards import cards_of, for_cards
from comments.desk.queue.queues import Queue
from comments.desk.queue.reasons import remembered_reasons
from comments.models import Comment

LIST = "queue"  # what ``from`` says where a decision was made in the list


def show_card(
    request: HttpRequest, comment: Comment, *, told: str = "", status: int = 200
) -> HttpResponse:
    """The card of a comment as it is now, ``told`` above it; what was typed stays in its field."""
    moderator = actor_of(request)
    (card,) = cards_of(for_cards(Comment.objects.filter(pk=comment.pk)), moderator)
    context = {
        "card": card,
        "told": told,
        "went_well": status == 200,
        "listed": request.POST.get("from") == LIST,
        "queue": Queue.named(request.POST.get("queue", "")),
        "reason": request.POST.get("reason", ""),
        "remembered": remembered_reasons(moderator),
    }
    return render(request, "desk/_card.html", context, status=status)
