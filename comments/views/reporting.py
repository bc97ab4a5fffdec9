"""Reporting a comment to the moderators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from comments import origins
from comments.models import Comment, Reader, Report
from comments.readers.knowing import reader_of
from comments.reporting import LONGEST_WORDS, ReportRefused, has_reported
from comments.reporting import report as send_report
from comments.views.keeping import keeps_what_was_typed
from comments.views.loading import load_comment


class ReportForm(forms.Form):
    """Why, out of a few reasons, and what the reader adds in their own words."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the reasons.")},
    )
    # By this name whatever goes wrong gives it back (views.keeping).
    body = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Only moderators read this. They don’t learn who you are."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with the reasons, and what became of a report. It is sent to the same address."""
    is_sent = request.method == "POST"
    comment = _load(pk, is_sent)
    form = ReportForm(request.POST if is_sent else None)
    if comment is None or comment.status != Comment.Status.PUBLISHED or comment.article.is_gone:
        return _answer(request, None, form, status=410)
    if is_sent and form.is_valid():
        return _send(request, comment, form)
    if is_sent:
        return _answer(request, comment, form, status=422)
    is_known = has_reported(comment, *_person(request))
    return _answer(request, comment, form, is_known=is_known)


@keeps_what_was_typed
def stale(request: HttpRequest, pk: int) -> HttpResponse:
    """A form without its token, or with an old one: filled as it came, with a new token."""
    notice = gettext(
        "This form was open for too long, or your browser keeps no cookie of this site, so nothing "
        "was sent yet. What you typed is here: please send it once more."
    )
    return _answer(request, _load(pk, True), ReportForm(request.POST), notice=notice, status=403)


def _load(pk: int, is_sent: bool) -> Comment | None:
    """The comment, if readers see it. What was typed about one that they saw comes back."""
    try:
        return load_comment(pk)
    except Http404:
        if not is_sent:
            raise
        return None


def _person(request: HttpRequest) -> tuple[Reader | None, str]:
    return reader_of(request), origins.address_hash(origins.client_address(request))


def _send(request: HttpRequest, comment: Comment, form: ReportForm) -> HttpResponse:
    reader, address_hash = _person(request)
    said = form.cleaned_data
    try:
        is_new = send_report(
            comment=comment,
            reason=said["reason"],
            words=said["body"],
            reader=reader,
            address_hash=address_hash,
        )
    except ReportRefused as refusal:
        return _answer(request, comment, form, notice=str(refusal), status=429)
    return _answer(request, comment, form, is_known=True, is_new=is_new)


def _answer(
    request: HttpRequest,
    comment: Comment | None,
    form: ReportForm,
    *,
    status: int = 200,
    **said: Any,
) -> HttpResponse:
    context = {"comment": comment, "article": comment and comment.article, "form": form, **said}
    return render(request, "comments/reporting/page.html", context, status=status)
