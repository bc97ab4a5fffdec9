"""Who is banned, who was, and bans made by hand. All see them; head moderators change them."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.lib.pagination import paginate
from comments import moderation
from comments.desk.access import actor_of, directs, head_moderators, moderators
from comments.desk.tools.answering import done, sent
from comments.desk.tools.ban_form import HandMadeBanForm
from comments.desk.tools.forms import ReasonForm
from comments.models import Ban

STATES = ("standing", "former")


@require_safe
@moderators
def bans(request: HttpRequest, state: str = "standing") -> HttpResponse:
    """Those in force, or those that were lifted or ran out; the newest first."""
    rows = Ban.objects.in_force() if state == "standing" else Ban.objects.former()
    shown = {
        "state": state,
        "page": paginate(rows.select_related("made_by", "lifted_by").newest_first(), request.GET),
        "may_change": directs(request),
    }
    return render(request, "desk/bans.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@head_moderators
def new_ban(request: HttpRequest) -> HttpResponse:
    """By hand: a name, an e-mail address, or an IP address for the network around it."""
    form = HandMadeBanForm(sent(request))
    if done(form, partial(moderation.ban, actor=actor_of(request))):
        messages.success(request, _("Banned."))
        return redirect("desk:bans")
    status = 422 if form.is_bound else 200
    return render(request, "desk/new_ban.html", {"form": form}, status=status)


@require_POST
@head_moderators
def lifting(request: HttpRequest, pk: int) -> HttpResponse:
    """End a ban. One that was lifted meanwhile stays so, and that is said."""
    ban = get_object_or_404(Ban, pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(map(str, form.errors["reason"])))
    elif moderation.lift(ban=ban, actor=actor_of(request), reason=form.cleaned_data["reason"]):
        messages.success(request, _("The ban is lifted."))
    else:
        messages.info(request, _("This ban was lifted already."))
    return redirect("desk:bans")
