"""The desk's own door, so that a moderator needs no admin; and the admin's, limited the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import ceil

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from comments.desk.login.forms import LimitedLoginForm

Door = Callable[[HttpRequest], HttpResponseBase]


def limited(door: Door) -> Door:
    """Answers 429, with the seconds to wait, where the form was refused for that."""

    @wraps(door)
    def answer(request: HttpRequest) -> HttpResponseBase:
        response = door(request)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if isinstance(form, LimitedLoginForm) and form.wait is not None:
            response.status_code = 429
            response.headers["Retry-After"] = str(max(1, ceil(form.wait.total_seconds())))
        return response

    return answer


# Django's own takes PUT for POST.
login = require_http_methods(["GET", "HEAD", "POST"])(
    limited(
        LoginView.as_view(
            authentication_form=LimitedLoginForm,
            template_name="desk/login.html",
            next_page=reverse_lazy("desk:overview"),
        )
    )
)
logout = LogoutView.as_view(next_page=reverse_lazy("desk:login"))
admin_login = limited(admin.site.login)
