"""The forms by which threads are closed, kept open, and rules made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import refuse_impossible
from articles.models import Topic
from comments.desk.tools.forms import UntilForm
from comments.models import ClosingRule

MOMENT = {"type": "datetime-local"}
FORMAT = "%Y-%m-%dT%H:%M"


class ClosingForm(UntilForm):
    """Why, from when and until when."""

    at = forms.DateTimeField(
        label=_("Close on"),
        required=False,
        help_text=_("Left empty, it is closed at once."),
        widget=forms.DateTimeInput(attrs=MOMENT, format=FORMAT),
    )
    field_order: Sequence[str] = ("reason", "at", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Readers see it under the thread.")
        self.fields["until"].label = _("Open again on")
        self.fields["until"].help_text = _("Left empty, it stays closed until somebody reopens it.")

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        refuse_impossible(at)
        # A moment that has just passed means now.
        return at if at is not None and at > timezone.now() else None

    def clean(self) -> dict[str, Any]:
        at, until = self.cleaned_data.get("at"), self.cleaned_data.get("until")
        if at is not None and until is not None and until <= at:
            self.add_error(
                "until", gettext("It would open before it closes: choose a later moment.")
            )
        return self.cleaned_data


class KeepingForm(UntilForm):
    """Why a thread stays open whatever rules and topics say, and until when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = _("Left empty, it stays open until somebody closes it.")


class TopicField(forms.CharField):
    """A topic by its name or slug; none for the whole site, where that is allowed."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"list": "topics", "autocomplete": "off", "dir": "auto"}
        super().__init__(max_length=200, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        if not name:
            return None
        topic = Topic.objects.filter(slug=name).first()
        topic = topic or Topic.objects.filter(name__iexact=name).order_by("pk").first()
        if topic is None:
            raise ValidationError(gettext("There is no topic of this name."))
        return topic


class TopicClosingForm(ClosingForm):
    topic = TopicField(label=_("Topic"))
    field_order = ("topic", "reason", "at", "until")


class RuleForm(forms.Form):
    """When threads close by themselves."""

    number = forms.IntegerField(
        label=_("Threads close at"), min_value=1, max_value=100_000, initial=30
    )
    kind = forms.ChoiceField(label=_("of what"), choices=ClosingRule.Kind.choices)
    topic = TopicField(
        label=_("Topic"), required=False, help_text=_("Left empty, it holds for the whole site.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        help_text=_("Readers see it under the threads that it closes."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
