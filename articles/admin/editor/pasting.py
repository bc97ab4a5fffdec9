"""Copied HTML as Markdown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.admin.editor.access import refusal
from articles.editing.pasting import PastingRefused, pasted


@require_POST
def pasting(request: HttpRequest) -> HttpResponse:
    """The Markdown of ``html``, its footnotes numbered from ``first_note`` on.

    Refuses (422) what can't be read; the page then pastes the plain text.
    """
    first = request.POST.get("first_note", "")
    number = int(first) if first.isdecimal() and len(first) < 5 else 1
    try:
        found = pasted(request.POST.get("html", ""), first_note=number)
    except PastingRefused:
        return refusal(_("The copied text is too long or too deeply nested to keep its marks."))
    return JsonResponse({"markdown": found.markdown, "note": _told(found.pictures_left)})


def _told(pictures: int) -> str:
    if not pictures:
        return ""
    return ngettext(
        "%(number)d picture stayed behind: drop its file here.",
        "%(number)d pictures stayed behind: drop their files here.",
        pictures,
    ) % {"number": pictures}
