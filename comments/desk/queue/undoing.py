"""Taking back the last act, or the one whose line says so."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comments.desk.access import actor_of, directs, moderators
from comments.desk.queue.comment import load_comment
from comments.desk.queue.queues import is_id
from comments.desk.queue.showing import show_card
from comments.models import ModerationEvent
from comments.moderation import UndoRefused
from comments.moderation.undoing import last_act, undo


@require_POST
@moderators
def undo_act(request: HttpRequest) -> HttpResponse:
    """Take it back whole, or say why not and change nothing."""
    told, is_done = _take_back(request, _asked(request))
    pk = request.POST.get("comment", "")
    if request.headers.get("HX-Request") and is_id(pk):
        return show_card(request, load_comment(int(pk)), told=told, status=200 if is_done else 409)
    (messages.success if is_done else messages.warning)(request, told)
    return redirect(_back(request))


def _take_back(request: HttpRequest, act: uuid.UUID | None) -> tuple[str, bool]:
    """What to say, and whether anything was taken back."""
    if act is None or not _may_undo(request, act):
        return _("There is nothing of yours to take back."), False
    try:
        number = undo(act=act, actor=actor_of(request))
    except UndoRefused as refusal:
        return str(refusal), False
    told = ngettext("Taken back: %(number)d change.", "Taken back: %(number)d changes.", number)
    return told % {"number": number}, True


def _may_undo(request: HttpRequest, act: uuid.UUID) -> bool:
    """What others did is undone by head moderators alone, and bans, rules and what closed the site
    by those who are so today."""
    own = ModerationEvent.objects.filter(act=act, actor=actor_of(request))
    return directs(request) or own.for_moderators().exists()


def _asked(request: HttpRequest) -> uuid.UUID | None:
    """The act that the form names; the moderator's last one where it names none."""
    if named := request.POST.get("act"):
        try:
            return uuid.UUID(named)
        except ValueError:
            return None
    last = last_act(actor_of(request))
    return last.act if last else None


def _back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if is_ours else reverse("desk:overview")
