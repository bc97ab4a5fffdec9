"""Keeping whoever wrote a comment from writing again: by name, by e-mail address, by network."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comments import moderation
from comments.desk.access import actor_of, head_moderators
from comments.desk.queue.traces import Trace, record_of, traces_of
from comments.desk.tools.answering import back, done, load, sent, show
from comments.desk.tools.forms import BanForm
from comments.models import Ban


@require_http_methods(["GET", "HEAD", "POST"])
@head_moderators
def ban(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows how many comments and people share each trace: a network may be a whole town's."""
    comment = load(pk)
    traces = {trace.ban_kind: trace for trace in traces_of(comment) if trace.ban_kind}
    free = {kind: trace for kind, trace in traces.items() if not trace.bans()}
    form = BanForm(sent(request), kinds=list(free))
    if done(form, partial(_ban, free, actor_of(request))):
        said = _("Banned. What is there already stays: the author’s record has it all.")
        return back(request, comment, said)
    shown = {
        "comment": comment,
        "choices": [(trace, record_of(trace)) for trace in free.values()],
        "banned": [trace for kind, trace in traces.items() if kind not in free],
    }
    return show(request, "ban", form, **shown)


def _ban(
    traces: dict[str, Trace], actor: User, *, kind: str, reason: str, until: datetime | None
) -> Ban:
    trace = traces[kind]
    return moderation.ban(
        actor=actor,
        kind=kind,
        value=trace.ban_value,
        shown=trace.shown,
        reason=reason,
        until=until,
    )
