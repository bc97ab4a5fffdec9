"""Who may see a page of the desk, and how long it may take.

The permission is asked before the view looks at anything.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from archive.lib.time_limit import TookTooLong, time_limit

MODERATE = "comments.moderate_comment"
DIRECT = "comments.direct_comment"

View = Callable[..., HttpResponseBase]


def moderators(view: View) -> View:
    """For pages of every moderator. Readers are asked to log in; who may not is told so (403)."""
    return _for_those_with(MODERATE, view)


def head_moderators(view: View) -> View:
    """For pages of head moderators: rules, bans, what closes the site, the log's private half."""
    return _for_those_with(DIRECT, view)


def actor_of(request: HttpRequest) -> User:
    """Who is logged in: pages of the desk are never anybody else's."""
    return cast(User, request.user)


def directs(request: HttpRequest) -> bool:
    """Whether it is a head moderator who asks."""
    return actor_of(request).has_perm(DIRECT)


def _for_those_with(permission: str, view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_safe = request.method in ("GET", "HEAD")
        if not request.user.is_authenticated:
            asked = request.get_full_path() if is_safe else ""
            return redirect_to_login(asked or reverse("desk:overview"), reverse("desk:login"))
        if not request.user.has_perm(permission):
            raise PermissionDenied
        look = _in_time(view) if is_safe else view
        return look(request, *args, **kwargs)

    return never_cache(answer)


def _in_time(view: View) -> View:
    """A page that asks too much of the database says so (503) and keeps nobody else waiting."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            with time_limit(settings.DESK_TIME_LIMIT):
                return view(request, *args, **kwargs)
        except TookTooLong:
            return render(request, "desk/took_too_long.html", status=503)

    return answer
