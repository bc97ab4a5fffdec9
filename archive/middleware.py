from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from archive.lib.caching import control_now
from archive.lib.languages import keep_speaking, speaking, split_language

NUL = "\0"
PIECES = "/admin/articles/"
WITHOUT_LANGUAGE = (settings.STATIC_URL, settings.MEDIA_URL)


class RevocableMiddleware:
    """Has browsers ask again where something moved or is gone.

    Unless told otherwise they keep a 301 and a 410 for good. But a piece is restored, and an
    address goes back to what it was: whoever had followed the redirect would be sent in a ring.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in (301, 308, 410) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = control_now()
        return response


class LanguageMiddleware:
    """Answers ``/es/topics/`` with what stands at ``/topics/``, its own words in Spanish.

    Views see the path without its prefix, and their links get it back. The language depends on
    nothing but the address, so one address is one page for caches. The site's own language has no
    prefix: with one, an address that nothing answers is a redirect to the one without.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language, rest = split_language(request.path_info)
        if language in ("", settings.LANGUAGE_CODE) or rest.startswith(WITHOUT_LANGUAGE):
            return self.answer_plainly(request, language and (rest or "/"))
        if not rest:
            return HttpResponsePermanentRedirect(spelt(request, f"/{language}/"))
        request.path_info = rest
        with speaking(language):
            response = self.get_response(request)
        if response.streaming:
            streamed = cast(StreamingHttpResponse, response)
            chunks = cast("Iterator[bytes]", streamed.streaming_content)
            streamed.streaming_content = keep_speaking(language, chunks)
        return response

    def answer_plainly(self, request: HttpRequest, rest: str) -> HttpResponse:
        """In the site's own language. ``rest`` follows that language's prefix, if it has one."""
        with speaking(settings.LANGUAGE_CODE):
            response = self.get_response(request)
        if rest and response.status_code == 404 and request.method in ("GET", "HEAD"):
            return HttpResponsePermanentRedirect(spelt(request, rest))
        return response


def spelt(request: HttpRequest, path: str) -> str:
    """An address on this site, with the request's query."""
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    return escape_leading_slashes(escape_uri_path(path)) + (f"?{query}" if query else "")


class NulMiddleware:
    """Refuses addresses that hold a NUL, which PostgreSQL can neither keep nor look for.

    No page has to think of it then. Forms refuse one by themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = (text for key, values in request.GET.lists() for text in (key, *values))
        if NUL in request.path or any(NUL in text for text in asked):
            raise BadRequest("NUL in the address")
        return self.get_response(request)


class SizeMiddleware:
    """Refuses what is larger than anybody types there, before it is read: where pieces are
    written a whole article, elsewhere a comment. Files, which are put on the disk while they
    arrive and before it is known who sends them, may be larger than a picture can be.

    A page says so to a form, which the browser still has, and a sentence in JSON to a script.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0
        if size <= largest_form(request):
            return self.get_response(request)
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"refused": _("This is too large to be taken.")}, status=413)
        return render(request, "413.html", status=413)


def largest_form(request: HttpRequest) -> int:
    """In bytes."""
    if not request.path_info.startswith(PIECES):
        return int(settings.LARGEST_OTHER_FORM)
    is_upload = request.content_type == "multipart/form-data"
    return int(settings.LARGEST_UPLOAD if is_upload else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
