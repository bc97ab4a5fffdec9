"""The desk's own door, so that a moderator needs no admin."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse_lazy

login = LoginView.as_view(template_name="desk/login.html", next_page=reverse_lazy("desk:overview"))
logout = LogoutView.as_view(next_page=reverse_lazy("desk:login"))
