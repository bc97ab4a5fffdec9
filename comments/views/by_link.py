"""Pages for whoever has a link that was sent to a reader's address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from comments.models import Reader
from comments.readers.links import Link, follow, reader_of_link

Arguments = ParamSpec("Arguments")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who comes by which link."""

    token: str
    link: Link
    reader: Reader


View = Callable[Concatenate[HttpRequest, Visit, Arguments], HttpResponseBase]
Answer = Callable[..., HttpResponseBase]  # of the request and the token in its address


def by_link(*, of_confirmation: bool = False) -> Callable[[View[Arguments]], Answer]:
    """For views of a link's reader. A link that confirms opens nothing else: it is good for longer,
    and was sent to whatever address somebody typed."""

    def wrap(view: View[Arguments]) -> Answer:
        @wraps(view)
        @cache_control(private=True, no_store=True)
        def answer(
            request: HttpRequest, token: str, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> HttpResponseBase:
            link = follow(token)
            reader = reader_of_link(link) if link else None
            if link is None or reader is None or (link.confirms and not of_confirmation):
                return render(request, "comments/readers/expired.html", status=410)
            return view(request, Visit(token, link, reader), *args, **kwargs)

        return answer

    return wrap
