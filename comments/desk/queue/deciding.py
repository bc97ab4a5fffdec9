"""One decision about one comment: carried out, answered, and on to the next."""

from __future__ import annotations

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from comments.desk.access import actor_of, moderators
from comments.desk.queue.comment import load_comment, show_comment
from comments.desk.queue.decisions import (
    BY_NOUN,
    REASON_LIMIT,
    already_so,
    told_of_another,
    told_of_one,
)
from comments.desk.queue.handling import let_go
from comments.desk.queue.queues import Queue
from comments.desk.queue.showing import LIST, show_card
from comments.models import Comment
from comments.moderation import ActRefused, DecidedMeanwhile


class DecisionForm(forms.Form):
    """``ready`` is a reason that was chosen by its own button; it goes before a typed one."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        error_messages={
            "max_length": gettext_lazy("A reason has %(limit_value)d characters at most.")
        },
    )
    ready = forms.CharField(required=False, max_length=REASON_LIMIT)
    seen = forms.RegexField(rf"\A({'|'.join(Comment.Status.values)})(-\d{{1,20}})?\Z")

    @property
    def given(self) -> str:
        given: str = self.cleaned_data["ready"] or self.cleaned_data["reason"]
        return given


@require_POST
@moderators
def decide(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Carry it out and go on. Where somebody else was faster, say so and change nothing (409)."""
    comment, decision = load_comment(pk), BY_NOUN[noun]
    queue = Queue.named(request.POST.get("queue", ""))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _again(request, comment, str(next(iter(form.errors.values()))[0]), status=422)
    act, seen = uuid.uuid4(), form.cleaned_data["seen"]
    try:
        changed = decision.carry_out(
            comment, actor_of(request), seen=seen, act=act, reason=form.given
        )
    except DecidedMeanwhile as meanwhile:
        return _again(request, comment, told_of_another(comment, meanwhile.event), status=409)
    except ActRefused as refusal:
        return _again(request, comment, str(refusal), status=409)
    let_go(comment)
    told = told_of_one(decision, comment) if changed else already_so(1)
    return _go_on(request, queue, comment, told, act if changed else None)


def _again(request: HttpRequest, comment: Comment, told: str, *, status: int) -> HttpResponse:
    """The comment as it is now, with a sentence; what was typed as a reason is still there."""
    if request.headers.get("HX-Request"):
        return show_card(request, comment, told=told, status=status)
    messages.warning(request, told)
    return show_comment(request, comment, status=status)


def _go_on(
    request: HttpRequest, queue: Queue, comment: Comment, told: str, act: uuid.UUID | None
) -> HttpResponse:
    """In place of the card a line with 'Undo'; without a script, the next comment of the queue."""
    if request.headers.get("HX-Request"):
        context = {"comment": comment, "told": told, "act": act, "queue": queue}
        return render(request, "desk/_done.html", context)
    messages.success(request, told)
    following = queue.next_after(comment.pk)
    if request.POST.get("from") == LIST:
        mark = f"#comment-{following.pk}" if following else ""
        return redirect(queue.address_from(request.POST.get("after", "")) + mark)
    if following is None:
        messages.info(request, _("There is nothing more in this queue."))
        return redirect(queue.address)
    return redirect(f"{reverse('desk:comment', args=[following.pk])}?{queue.name}")
