"""The desk's own door, so that a moderator needs no admin."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

# Django's own takes PUT for POST.
login = require_http_methods(["GET", "HEAD", "POST"])(
    LoginView.as_view(template_name="desk/login.html", next_page=reverse_lazy("desk:overview"))
)
logout = LogoutView.as_view(next_page=reverse_lazy("desk:login"))
