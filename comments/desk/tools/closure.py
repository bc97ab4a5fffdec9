"""Closing a branch: what is there stays readable, and nobody can add to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from comments import moderation
from comments.desk.access import actor_of, moderators
from comments.desk.tools.answering import back, done, load, sent, show
from comments.desk.tools.forms import ReasonForm, UntilForm
from comments.models import Closure, Comment
from comments.moderation.preview import touches_branch
from comments.standing import standing_of


class BranchForm(UntilForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = gettext_lazy("Readers see it under the branch.")
        self.fields["until"].help_text = gettext_lazy(
            "Left empty, it stays closed until somebody reopens it."
        )


@require_http_methods(["GET", "HEAD", "POST"])
@moderators
def closure(request: HttpRequest, pk: int) -> HttpResponse:
    """A branch that is closed already is shown as it is, and the form offers to reopen it."""
    comment = load(pk)
    form = BranchForm(sent(request))
    close = partial(
        moderation.close, article=comment.article, branch=comment, actor=actor_of(request)
    )
    if _in_force(comment) is None and done(form, close):
        return back(request, comment, _("The branch is closed. Moderators can still answer in it."))
    return _page(request, comment, form)


@require_POST
@moderators
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    comment = load(pk)
    form = ReasonForm(request.POST)
    reopen = partial(
        moderation.reopen, article=comment.article, branch=comment, actor=actor_of(request)
    )
    if not done(form, reopen):
        return _page(request, comment, form)
    return back(request, comment, _("The branch is open again."))


def _page(request: HttpRequest, comment: Comment, form: ReasonForm) -> HttpResponse:
    shown = {
        "comment": comment,
        "closure": _in_force(comment),
        "touch": touches_branch(comment),
        "standing": standing_of(comment.article),
    }
    return show(request, "closure", form, **shown)


def _in_force(comment: Comment) -> Closure | None:
    found = Closure.objects.in_force().filter(branch=comment)
    return found.select_related("closed_by").first()
