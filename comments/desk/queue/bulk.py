"""One decision about many comments: those that are ticked, or all of a queue as it is narrowed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from comments.desk.access import actor_of, moderators
from comments.desk.queue.deciding import DecisionForm
from comments.desk.queue.decisions import BY_NOUN, Decision, already_so, told_of_another
from comments.desk.queue.queues import LAST_ID, Queue, is_id
from comments.models import Comment, ModerationEvent
from comments.moderation.bulk import Outcome, decide_all

AT_ONCE = 1000
SHOWN = 10
TOLD_SINGLY = 5  # messages travel in a cookie


@require_http_methods(["GET", "HEAD", "POST"])
@moderators
def decide_many(request: HttpRequest, noun: str) -> HttpResponse:
    """GET says what all of a queue would mean; POST does it to what is ticked, or to all."""
    if noun not in BY_NOUN:
        raise Http404(f"no such decision: {noun[:60]!r}")
    decision = BY_NOUN[noun]
    if request.method in ("GET", "HEAD"):
        return _ask(request, decision, Queue.named(request.GET.urlencode()))
    queue = Queue.named(request.POST.get("queue", ""))
    form = DecisionForm({**request.POST.dict(), "seen": Comment.Status.HELD})
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect(queue.address)
    chosen = _all_of(queue, decision, request.POST) if _wants_all(request) else _ticked(request)
    outcome = decide_all(
        comments=chosen,
        verb=decision.verb,
        actor=actor_of(request),
        reason=form.given if decision.takes_reason else "",
        seen=None if _wants_all(request) else _seen(request),
    )
    _tell(request, decision, outcome)
    return redirect(queue.address)


def _ask(request: HttpRequest, decision: Decision, queue: Queue) -> HttpResponse:
    """How many of the queue it would touch, and the first few of them."""
    rows = _touched(queue, decision)
    newest = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
    context = {
        "decision": decision,
        "queue": queue,
        "number": rows.order_by()[: AT_ONCE + 1].count(),
        "at_once": AT_ONCE,
        "newest": newest,
        "comments": rows.select_related("article").only("author_name", "body", "article__title")[
            :SHOWN
        ],
    }
    return render(request, "desk/bulk.html", context)


def _touched(queue: Queue, decision: Decision, newest: int = LAST_ID) -> QuerySet[Comment]:
    """What of the queue is not so already, and nothing that its author took back."""
    rows = queue.rows().filter(pk__lte=newest).exclude(status=decision.outcome)
    touched: QuerySet[Comment] = rows.not_taken_back()
    return touched


def _all_of(queue: Queue, decision: Decision, sent: Any) -> QuerySet[Comment]:
    """The first of them, none that came after the moderator was told how many there are."""
    newest = sent.get("newest", "")
    return _touched(queue, decision, int(newest) if is_id(newest) else LAST_ID)[:AT_ONCE]


def _wants_all(request: HttpRequest) -> bool:
    return request.POST.get("of") == "all"


def _ticked(request: HttpRequest) -> QuerySet[Comment]:
    """Those that are ticked, wherever they stand by now: what became of them is told."""
    ids = [int(pk) for pk in request.POST.getlist("comment") if is_id(pk)]
    return Comment.objects.filter(pk__in=ids).order_by("pk")[:AT_ONCE]


def _seen(request: HttpRequest) -> dict[int, str]:
    """Comment id to how the moderator saw it, from fields like ``3:held``."""
    pairs = (pair.partition(":") for pair in request.POST.getlist("seen"))
    return {int(pk): status for pk, _colon, status in pairs if is_id(pk)}


def _tell(request: HttpRequest, decision: Decision, outcome: Outcome) -> None:
    if outcome.done:
        messages.success(request, decision.sentence(outcome.done))
    if outcome.already:
        messages.info(request, already_so(outcome.already))
    if not (outcome.done or outcome.already or outcome.overtaken):
        messages.info(request, _("Nothing was chosen, so nothing was changed."))
    for comment, event in outcome.overtaken[:TOLD_SINGLY]:
        messages.warning(request, _told_with_link(comment, event))
    if more := len(outcome.overtaken[TOLD_SINGLY:]):
        messages.warning(request, _more_overtaken(more))


def _told_with_link(comment: Comment, event: ModerationEvent | None) -> SafeString:
    address = reverse("desk:comment", args=[comment.pk])
    told = told_of_another(comment, event)
    return format_html('<a href="{}">{}</a>: {}', address, comment.printed_name, told)


def _more_overtaken(number: int) -> str:
    told = ngettext(
        "%(number)d more was decided meanwhile by somebody else and stays as it is.",
        "%(number)d more were decided meanwhile by somebody else and stay as they are.",
        number,
    )
    return told % {"number": number}
