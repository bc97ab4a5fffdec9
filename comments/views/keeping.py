"""Nothing that somebody typed is lost: whatever goes wrong, the words come back with the reason."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control

from articles.addresses import find_old_address

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]

RETRY_AFTER = "30"  # seconds: a database that was restarted is back by then
OURS = ("csrfmiddlewaretoken", "body")  # what the rescuing form has of its own

logger = logging.getLogger("comments")


def keeps_what_was_typed(view: View[Arguments]) -> View[Arguments]:
    """For forms of readers: their pages are nobody else's, and a failure gives the text back.

    Asks nothing of the database after one. The log names the kind of error only: its message
    could hold what was to be stored, an address with it.
    """

    @wraps(view)
    @cache_control(private=True, no_store=True)
    def answer(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if not request.POST.get("body"):
                raise
            place = _new_place(request)
            sentence = _moved() if place else _gone()
            return _give_back(request, sentence, 409 if place else 410, place=place)
        except (DatabaseError, InterfaceError) as error:
            if not request.POST.get("body"):
                raise
            logger.error("A reader's form could not be stored: %s", type(error).__name__)
            return _give_back(request, _failed(), 503)

    return answer


def _new_place(request: HttpRequest) -> str:
    """Where the form is now whose piece has got another address; '' where there is none."""
    former, _, rest = request.path_info.partition("comments/")
    found = find_old_address(former) if rest and former != "/" else None
    article = found.article if found else None
    if article is None or not (article.is_public and article.comments_allowed):
        return ""
    return f"{article.get_absolute_url()}comments/new/"


def _give_back(
    request: HttpRequest, sentence: str, status: int, *, place: str = ""
) -> HttpResponse:
    part = "_rescue" if getattr(request, "htmx", False) else "rescue"
    context = {
        "sentence": sentence,
        "may_retry": status == 503 or bool(place),
        "place": place or request.get_full_path(),
        "body": request.POST.get("body", ""),
        "others": [(name, text) for name, text in request.POST.items() if name not in OURS],
    }
    response = render(request, f"comments/writing/{part}.html", context, status=status)
    if status == 503:
        response["Retry-After"] = RETRY_AFTER
    return response


def _gone() -> str:
    return gettext(
        "What you wrote to is no longer here, so nothing was sent. Your words are below: copy them "
        "if you want to keep them."
    )


def _moved() -> str:
    return gettext(
        "The piece has got another address while you wrote, so nothing was sent yet. Your words "
        "are below: send them again, and they go to the new one."
    )


def _failed() -> str:
    return gettext(
        "Something is wrong on our side, and your comment could not be stored. Your words are "
        "below: please send them again in a minute, or copy them."
    )
