"""An address as a card that is stored with the text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.editor.access import refusal
from articles.editing.embedding import NoAddress, card_of


@require_POST
def embed(request: HttpRequest) -> HttpResponse:
    """The fence for ``address``; where its page can't be had, with the address alone and why."""
    try:
        card = card_of(request.POST.get("address", "").replace("\0", ""))
    except NoAddress:
        return refusal(_("This is not an address of the web: those begin with https://."))
    return JsonResponse({"markdown": card.fence, "note": card.trouble})
