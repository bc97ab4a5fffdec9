"""Former states of a page by their moment: for machines that speak Memento (RFC 7089)."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.utils.encoding import iri_to_uri
from django.utils.http import parse_http_date
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive.lib.addresses import full_address
from archive.lib.caching import public_page
from archive.lib.dates import LATEST
from articles.memento.finding import timeline_of
from articles.memento.links import mark_timegate
from articles.memento.timelines import Memento, Timeline
from articles.memento.timemaps import as_links, as_values, part_of


@require_safe
@public_page
def timegate(request: HttpRequest, original: str) -> HttpResponseBase:
    """A redirect to the state that was in force at the moment asked for, else to the newest."""
    timeline = _timeline(original)
    try:
        moment = _asked(request)
    except ValueError:
        words = gettext("Write Accept-Datetime as: Sat, 04 Jan 2020 06:00:00 GMT")
        return _marked(_plain(words, status=400), timeline, {})
    memento = timeline.at(moment)
    if memento is None:
        raise Http404("No state of this page was recorded.")
    answer = HttpResponseRedirect(iri_to_uri(full_address(memento.path)))
    return _marked(answer, timeline, timeline.around(memento.moment))


@require_safe
@public_page
def timemap(request: HttpRequest, original: str) -> HttpResponse:
    """All states, by parts."""
    part = part_of(_timeline(original), request.GET)
    return HttpResponse(as_links(part), content_type="application/link-format; charset=utf-8")


@require_safe
@public_page
def timemap_as_json(request: HttpRequest, original: str) -> HttpResponse:
    part = part_of(_timeline(original), request.GET)
    return JsonResponse(as_values(part), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _timeline(original: str) -> Timeline:
    """Raises ``Http404`` for an address that is none of a piece, a collection or the front page."""
    timeline = timeline_of(original)
    if timeline is None:
        raise Http404("No page of this site whose states are kept has this address.")
    return timeline


def _asked(request: HttpRequest) -> datetime | None:
    """Raises ``ValueError`` for what is no date of HTTP. The end of the calendar is no moment to
    reckon from, and nothing here is as late."""
    written = request.headers.get("Accept-Datetime", "").strip()
    if not written:
        return None
    return min(datetime.fromtimestamp(parse_http_date(written), UTC), LATEST)


def _plain(words: str, *, status: int) -> HttpResponse:
    return HttpResponse(words + "\n", status=status, content_type="text/plain; charset=utf-8")


def _marked(response: HttpResponse, timeline: Timeline, near: dict[str, Memento]) -> HttpResponse:
    mark_timegate(response, timeline.original, near)
    return response
