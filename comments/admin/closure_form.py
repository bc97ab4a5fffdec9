from __future__ import annotations

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import refuse_impossible
from comments.admin.decisions import REASON_LIMIT


class ClosureForm(forms.Form):
    """Why a thread is closed, and until when; both may stay empty."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        help_text=_("Readers see it under ‘Comments are closed.’"),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        help_text=_("Left empty, it stays closed until somebody reopens it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise ValidationError(gettext("This moment has passed. Choose one to come, or none."))
        refuse_impossible(until)
        return until
