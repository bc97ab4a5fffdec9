"""What an editor chooses and types when a piece goes from one state to another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import refuse_impossible
from articles.drafts.payload import Payload
from articles.models import Article, Correction
from articles.states.publishing import MAJOR, MINOR, Note
from articles.states.scheduling import PASSED

NOW, LATER = "now", "later"
WIDE = {"class": "vTextField", "autocomplete": "off"}
TALL = {"class": "vLargeTextField", "rows": 3}


class Minute(forms.DateTimeField):
    """A minute to come in the paper's time zone; one that the clock skips or has twice is refused
    with a sentence."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        label = format_lazy(_("A minute to come, {zone}"), zone=settings.TIME_ZONE)
        written = {"invalid": _("Write the minute as 2026-01-31 08:00.")}
        super().__init__(label=label, widget=widget, error_messages=written, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        refuse_impossible(moment)
        if moment is not None and moment <= timezone.now():
            raise ValidationError(_(PASSED))
        return moment


class PublicationForm(forms.Form):
    """What kind of change it is, when readers get it, and a correction that tells of it."""

    number = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    significance = forms.ChoiceField(
        label=_("What kind of change is it?"),
        choices=[(MINOR, _("A minor fix")), (MAJOR, _("A significant change"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is a minor fix or a significant change.")},
    )
    note = forms.CharField(
        label=_("Change note"),
        max_length=300,
        required=False,
        help_text=_("What changed, in a sentence. Readers see it in the list of editions."),
        widget=forms.TextInput(attrs=WIDE),
    )
    when = forms.ChoiceField(
        choices=[(NOW, NOW), (LATER, LATER)],  # the buttons
        error_messages={"required": _("Publish it now, or schedule it for a minute to come.")},
    )
    minute = Minute(required=False)
    correction_kind = forms.ChoiceField(
        label=_("Kind of note"),
        choices=[("", _("None")), *Correction.Kind.choices],
        required=False,
    )
    correction_text = forms.CharField(
        label=_("What was wrong, what is right"),
        required=False,
        widget=forms.Textarea(attrs=TALL),
    )
    correction_is_prominent = forms.BooleanField(
        label=_("Above the text; otherwise it stands at the foot"), required=False
    )

    def __init__(self, article: Article, payload: Payload, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_change = article.is_public
        dated = parse_datetime(payload["published_at"] or "")
        self.is_dated_ahead = dated is not None and dated > timezone.now()
        if self.is_dated_ahead:
            self.initial["minute"] = dated
        if not self.is_change:
            asked_of_changes = ("significance", "note", "correction_kind", "correction_text")
            for name in (*asked_of_changes, "correction_is_prominent"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("significance") == MAJOR and not said.get("note"):
            self.add_error("note", _("Say what changed: readers of the piece will see it."))
        if said.get("when") == LATER and not said.get("minute") and "minute" not in self.errors:
            self.add_error("minute", _("Choose the minute from which readers have it."))
        self._look_at_correction(said)
        return said

    def _look_at_correction(self, said: dict[str, Any]) -> None:
        kind, text = said.get("correction_kind"), said.get("correction_text", "").strip()
        if kind and not text:
            self.add_error("correction_text", _("Say what was wrong, and what is right."))
        if text and not kind:
            self.add_error("correction_kind", _("Say what kind of note this is."))
        if kind and said.get("when") == LATER:
            told = _("A correction can’t be scheduled: publish it now, or leave its note out.")
            self.add_error("correction_kind", told)

    @property
    def correction(self) -> Note | None:
        said = self.cleaned_data
        if not said.get("correction_kind"):
            return None
        return Note(
            said["correction_kind"], said["correction_text"], said["correction_is_prominent"]
        )


class RequestForm(forms.Form):
    """What a colleague should look at."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        help_text=_("What should be looked at, and until when. Colleagues read it."),
        widget=forms.Textarea(attrs=TALL),
    )


class AnswerForm(forms.Form):
    """What came of a review."""

    answer = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=2000,
        help_text=_("Needed where the piece is sent back: what is to be done."),
        widget=forms.Textarea(attrs=TALL),
    )


class ReasonForm(forms.Form):
    """Why readers are to find nothing."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Readers find it at the address, with the headline and the day."),
        error_messages={"required": _("Say why the piece is withdrawn: readers will ask.")},
        widget=forms.TextInput(attrs=WIDE),
    )


class MinuteForm(forms.Form):
    """Another minute for what is scheduled."""

    minute = Minute()
