"""One thread: how it stands and why, what was done to it, and closing it or keeping it open."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.base import TEXTS
from articles.models import Article
from comments import moderation
from comments.desk.access import actor_of, moderators
from comments.desk.closing.forms import ClosingForm, KeepingForm
from comments.desk.tools.answering import done
from comments.desk.tools.forms import ReasonForm
from comments.log.lines import lines_of
from comments.log.tally import tally_of
from comments.models import Closure, Comment, ModerationEvent, Report
from comments.standing import standing_of

SHOWN = 20


@require_safe
@moderators
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _load(pk))


@require_POST
@moderators
def closure(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it now or on a date. What was closed by hand stays as it is, and that is said."""
    article = _load(pk)
    form = ClosingForm(request.POST)
    before = standing_of(article)
    if before.is_closed and before.by in ("moderator", "source"):
        messages.info(request, _("This thread is closed already. Reopen it to close it anew."))
    elif done(form, partial(moderation.close, actor=actor_of(request), article=article)):
        messages.success(request, standing_of(article).sentence)
    else:
        return _page(request, article, closing=form)
    return redirect("desk:thread", pk)


@require_POST
@moderators
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it again, or take back a closing to come; said if the whole site is closed besides."""
    article = _load(pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, article, reopening=form)
    if moderation.reopen(actor=actor_of(request), article=article, **form.cleaned_data):
        messages.success(request, _now(article))
    else:
        messages.info(request, _("This thread was open already."))
    return redirect("desk:thread", pk)


@require_POST
@moderators
def exemption(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep it open whatever rules and topics say."""
    article = _load(pk)
    form = KeepingForm(request.POST)
    if not form.is_valid():
        return _page(request, article, keeping=form)
    moderation.keep_open(actor=actor_of(request), article=article, **form.cleaned_data)
    messages.success(request, _now(article))
    return redirect("desk:thread", pk)


@require_POST
@moderators
def exemption_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let rules and topics decide again."""
    article = _load(pk)
    if moderation.follow_rules(actor=actor_of(request), article=article):
        messages.success(request, _("Rules and topics decide about this thread again."))
    else:
        messages.info(request, _("They decided about this thread already."))
    return redirect("desk:thread", pk)


def _load(pk: int) -> Article:
    """A public piece, or one that has comments: editors' drafts are no business of the desk."""
    article = get_object_or_404(Article.objects.defer(*TEXTS), pk=pk)
    if not article.is_public and not article.comments.exists():
        raise Http404("no such thread")
    return article


def _now(article: Article) -> str:
    standing = standing_of(article)
    if standing.is_closed:
        return _("Decided, but the thread is still closed: %(why)s") % {"why": standing.sentence}
    return _("The thread is open.")


def _page(request: HttpRequest, article: Article, **forms: Any) -> HttpResponse:
    standing = standing_of(article)
    closures = Closure.objects.filter(article=article, branch=None)
    events = ModerationEvent.objects.for_moderators().about(article.pk)
    shown = {
        "article": article,
        "standing": standing,
        "tally": tally_of(article),
        "held": Comment.objects.held().filter(article=article).count(),
        "reports": Report.objects.open().filter(comment__article=article).count(),
        "branches": standing.closed_branches.values(),
        "closures": closures.select_related("closed_by", "reopened_by", "rule")[:SHOWN],
        "lines": lines_of(events.folded(in_article=True).newest_first()[:SHOWN]),
        "closing": ClosingForm(),
        "reopening": ReasonForm(),
        "keeping": KeepingForm(),
    } | forms
    return render(request, "desk/thread.html", shown, status=422 if forms else 200)
