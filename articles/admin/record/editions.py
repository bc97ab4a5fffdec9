"""What readers had of a piece: a list, and each edition with the digests that stand for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.states.access import show
from articles.models import Article, Edition
from articles.record.moments import state
from articles.states.rights import may

SHOWN = 50  # editions on a page


@require_safe
def editions(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """All of them, the newest first; ``?before=12`` goes on below that number."""
    rows = article.editions.defer("content").select_related("published_by", "seal")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 10:
        rows = rows.filter(number__lt=int(before))
    found = list(rows.order_by("-number")[: SHOWN + 1])
    older = found[SHOWN - 1].number if len(found) > SHOWN else None
    page = {"editions": found[:SHOWN], "older": older}
    return show(desk, request, "editions.html", article, _("Editions"), **page)


@require_safe
def edition(request: HttpRequest, desk: Any, article: Article, edition: Edition) -> HttpResponse:
    """One of them, as it was frozen. Nothing on the page changes it: the database would refuse."""
    is_live = article.is_public and edition.number == article.edition_number
    context = {
        "edition": edition,
        "frozen": state(edition),
        "is_live": is_live,
        "may_seal": may(request.user, "seal", article) and not is_live,
    }
    title = _("Edition %(number)d") % {"number": edition.number}
    return show(desk, request, "edition.html", article, title, **context)
