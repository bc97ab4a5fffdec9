"""Writing a comment: the form on a page of its own, its preview, and what becomes of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from archive.lib.markup import MarkupRefused
from articles.converters import KnownDate
from articles.views.article import load_article
from comments import origins
from comments.readers.knowing import forget_browser
from comments.views.keeping import keeps_what_was_typed
from comments.writing.authorship import remember, wrote
from comments.writing.refusal import PostingRefused
from comments.writing.sheet import Sheet, open_sheet, read_sheet
from comments.writing.submitting import Submitted, submit

TOO_OFTEN = {"rate", "network"}


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def new(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """The form for a comment, or for a reply to ``?parent=``; it is sent to the same address."""
    article = load_article(day, slug)
    if request.method != "POST":
        sheet = open_sheet(request, article)
        return sheet.answer(403 if sheet.is_closed else 200)
    sheet = read_sheet(request, article)
    if sheet.notice:
        return sheet.answer(409)
    return _send(sheet) if sheet.form.is_valid() else sheet.answer(422)


@require_POST
@keeps_what_was_typed
def preview(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """The same form, with the text above it as readers would see it."""
    sheet = read_sheet(request, load_article(day, slug))
    sheet.form.is_valid()
    sheet.show_preview()
    return sheet.answer()


@require_POST
@keeps_what_was_typed
def stranger(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """‘Not you?’: the browser is known as nobody's, and the text is still in the form."""
    sheet = read_sheet(request, load_article(day, slug))
    sheet.forget_reader()
    response = sheet.answer()
    forget_browser(response)
    return response


@keeps_what_was_typed
def stale(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """A form whose token is not ours, or no longer: filled as it came, with a new token."""
    sheet = read_sheet(request, load_article(day, slug))
    sheet.notice = gettext(
        "This form was open for too long, or your browser keeps no cookie of this site, so nothing "
        "was sent yet. All that you typed is here: please send it once more."
    )
    return sheet.answer(403)


def _send(sheet: Sheet) -> HttpResponse:
    draft, address = sheet.form.draft(), origins.client_address(sheet.request)
    is_readers = sheet.reader is not None and draft.email.lower() == sheet.reader.email
    try:
        submitted = submit(
            article=sheet.article,
            parent=sheet.parent,
            draft=draft,
            reader=sheet.reader if is_readers else None,
            user=sheet.request.user,
            address_hash=origins.address_hash(address),
            network_hash=origins.network_hash(address),
        )
    except (PostingRefused, MarkupRefused) as refusal:
        sheet.notice = str(refusal)
        return sheet.answer(409)
    return _say(sheet, submitted)


def _say(sheet: Sheet, submitted: Submitted) -> HttpResponse:
    """To the author's own page of the comment, or back to the form with the reason."""
    comment, verdict = submitted.comment, submitted.verdict
    if comment is None:
        sheet.notice = verdict.sentence if verdict else ""
        codes = set(verdict.reasons if verdict else ())
        return sheet.answer(429 if codes & TOO_OFTEN else 409 if "closed" in codes else 422)
    if not submitted.is_same_form and not wrote(sheet.request, comment):
        sheet.notice = gettext("These same words came from you a moment ago; we have them.")
        return sheet.answer(409)
    response = redirect("comments:own", comment.pk)
    remember(sheet.request, response, comment)
    return response
