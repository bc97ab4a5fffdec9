"""The forms of both doors, the desk's and the admin's: what fails at one counts at the other."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from comments.desk.login.limits import TooManyFailed, count_as_failed
from comments.origins import client_address

A_MINUTE = timedelta(minutes=1)


class LimitedLoginForm(AuthenticationForm):
    """Looks at no password while too many were wrong; ``wait`` is for how long then."""

    wait: timedelta | None = None

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (name and password):
            return super().clean()
        address = client_address(self.request) if self.request else ""
        try:
            failure = count_as_failed(address, name)
        except TooManyFailed as refusal:
            self.wait = refusal.wait
            raise ValidationError(_sentence(refusal.wait), code="too_many") from None
        cleaned = super().clean()
        if failure is not None:
            failure.delete()
        return cleaned


class AdminLoginForm(LimitedLoginForm, AdminAuthenticationForm):
    """Refuses also those who are no staff: that counts, else it would tell whose password is
    right."""


def _sentence(wait: timedelta) -> str:
    minutes = max(1, ceil(wait / A_MINUTE))
    return ngettext(
        "Too many logins failed from where you are. Wait %(minutes)s minute, then try again.",
        "Too many logins failed from where you are. Wait %(minutes)s minutes, then try again.",
        minutes,
    ) % {"minutes": minutes}
