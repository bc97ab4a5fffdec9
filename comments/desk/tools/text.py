"""Editing a comment's text; readers are told that a moderator did."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from comments import moderation
from comments.desk.access import actor_of, moderators
from comments.desk.tools.answering import as_readers_see, back, done, load, sent, show
from comments.desk.tools.forms import TextForm, digest, with_plain_ends
from comments.models import Comment
from comments.moderation import DecidedMeanwhile


@require_http_methods(["GET", "HEAD", "POST"])
@moderators
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Where somebody else changed it meanwhile, both texts are shown and nothing is overwritten."""
    comment = load(pk)
    form = _form(request, comment)
    if form.is_valid() and form.cleaned_data["seen"] != digest(comment.body):
        return _page(request, comment, form, is_stale=True)
    try:
        if done(form, partial(_edit, comment, actor_of(request))):
            return back(request, comment, _("The text is changed, and marked as edited."))
    except DecidedMeanwhile:
        return _page(request, load(pk), form, is_stale=True)
    return _page(request, comment, form)


@require_POST
@moderators
def text_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page with the text as it would read. Changes nothing."""
    comment = load(pk)
    return _page(request, comment, _form(request, comment))


def _form(request: HttpRequest, comment: Comment) -> TextForm:
    return TextForm(sent(request), initial={"body": comment.body, "seen": digest(comment.body)})


def _edit(comment: Comment, actor: User, *, body: str, reason: str, seen: str) -> bool:
    """Nobody can change it between the look at ``seen`` and this."""
    return moderation.edit(
        comment=comment, actor=actor, body=body, reason=reason, expected_body=comment.body
    )


def _page(
    request: HttpRequest, comment: Comment, form: TextForm, *, is_stale: bool = False
) -> HttpResponse:
    body = form.cleaned_data.get("body", "") if form.is_bound and form.is_valid() else ""
    shown = {
        "comment": comment,
        "after": as_readers_see(body),
        # What the next sending is compared with: the text as it is shown now.
        "seen": digest(comment.body),
        "is_stale": is_stale,
        "is_same": body == with_plain_ends(comment.body),
    }
    response = show(request, "text", form, **shown)
    response.status_code = 409 if is_stale else response.status_code
    return response
