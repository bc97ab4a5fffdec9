"""Taking one passage out of a comment and leaving a mark in its place."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from comments import moderation
from comments.desk.access import actor_of, moderators
from comments.desk.tools.answering import as_readers_see, back, done, load, sent, show
from comments.desk.tools.forms import RedactionForm
from comments.models import Comment
from comments.moderation.editing import redaction_mark
from comments.moderation.preview import touches_passage


@require_http_methods(["GET", "HEAD", "POST"])
@moderators
def redaction(request: HttpRequest, pk: int) -> HttpResponse:
    comment = load(pk)
    form = RedactionForm(sent(request), comment=comment)
    if done(form, partial(moderation.redact, comment=comment, actor=actor_of(request))):
        return back(request, comment, _("The passage is redacted. Its words are kept here."))
    return _page(request, comment, form)


@require_POST
@moderators
def redaction_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page with the text as it would read. Changes nothing."""
    comment = load(pk)
    form = RedactionForm(request.POST, comment=comment)
    return _page(request, comment, form)


def _page(request: HttpRequest, comment: Comment, form: RedactionForm) -> HttpResponse:
    """With the text as it would read, once a passage of it was sent."""
    shown: dict[str, Any] = {"comment": comment, "body": form.body}
    if form.is_bound and form.is_valid():
        passage = form.cleaned_data["passage"]
        after = form.body.replace(passage, redaction_mark(comment))
        shown |= {"after": as_readers_see(after), "times": form.body.count(passage)}
        shown |= {"touch": touches_passage(comment, passage)}
    return show(request, "redaction", form, **shown)
