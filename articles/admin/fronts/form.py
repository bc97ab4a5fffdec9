"""What an editor says of a front page beside its pieces: from when, and a note."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import refuse_impossible
from articles.models import FrontPage


class FrontForm(forms.ModelForm):
    """From when; and whether the front page is handed back to the newest.

    ``seen`` is when the editor last saw what others composed: whoever composed since is named
    before anything is saved.
    """

    starts_at = forms.DateTimeField(
        label=_("From"),
        required=False,
        help_text=_("Left empty, it begins now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    hand_back = forms.BooleanField(
        label=_("Hand the front page back to the newest pieces"),
        required=False,
        help_text=_("Nobody’s choice then: the newest leads. The places above are not looked at."),
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = FrontPage
        fields = ("starts_at", "note")
        widgets = {"note": AdminTextInputWidget}

    def clean_starts_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["starts_at"]
        refuse_impossible(moment)
        if moment is not None and moment < timezone.now().replace(second=0, microsecond=0):
            raise ValidationError(
                gettext("This moment has passed, and its front page is kept. Choose one to come.")
            )
        return moment

    def validate_unique(self) -> None:
        """Left to the verb, which says which minute is taken and means the row that it changes."""
