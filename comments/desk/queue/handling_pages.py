"""Marks on comments that somebody has before them, as pages and scripts ask for them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from comments.desk.access import actor_of, moderators
from comments.desk.queue.comment import load_comment
from comments.desk.queue.handling import in_other_hands, take
from comments.desk.queue.queues import Queue


@require_safe
@moderators
def handlings(request: HttpRequest) -> HttpResponse:
    """What other moderators have before them now: a script marks it in an open queue."""
    rows = in_other_hands(actor_of(request))
    names = {str(row.comment_id): row.moderator.get_username() for row in rows}
    return JsonResponse({"handlings": names})


@require_POST
@moderators
def handle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that this moderator has it before them; a script is told by 409 that another has."""
    comment = load_comment(pk)
    other = take(comment=comment, moderator=actor_of(request))
    if "application/json" in request.headers.get("Accept", ""):
        name = other.moderator.get_username() if other else ""
        return JsonResponse({"moderator": name}, status=409 if other else 200)
    if other is not None:
        told = _("%(moderator)s has this comment before them.")
        messages.warning(request, told % {"moderator": other.moderator.get_username()})
    queue = Queue.named(request.POST.get("queue", ""))
    return redirect(f"{reverse('desk:comment', args=[comment.pk])}?{queue.name}")
