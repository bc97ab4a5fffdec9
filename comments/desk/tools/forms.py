"""The forms of the tools. What was typed stays in them, whatever is refused."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import refuse_impossible
from articles.models import Article
from comments.desk.queue.decisions import REASON_LIMIT
from comments.models import Ban, Comment


class ReasonForm(forms.Form):
    """Why it is done, for the log and for those who read it."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        help_text=_("It stands in the log, which readers can see."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RedactionForm(ReasonForm):
    """Which words go. They must stand in the comment as it is now."""

    passage = forms.CharField(
        label=_("The passage that goes"),
        help_text=_("Mark it in the text above, or copy it from there."),
        error_messages={"required": _("Choose the words that go.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["passage", "reason"]

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = with_plain_ends(comment.body)

    def clean_passage(self) -> str:
        passage = with_plain_ends(self.cleaned_data["passage"]).strip()
        if not passage or passage not in self.body:
            raise ValidationError(
                gettext("These words don’t stand in the comment as it is now. Copy them from it.")
            )
        return passage


class TextForm(ReasonForm):
    """The whole text anew. ``seen`` tells the text that the moderator had before them."""

    body = forms.CharField(
        label=_("Text"),
        error_messages={"required": _("Leave some words; to take all away, remove the comment.")},
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    field_order = ["body", "reason"]

    def clean_body(self) -> str:
        return with_plain_ends(self.cleaned_data["body"])


class MoveForm(ReasonForm):
    """Where the branch goes, as the page before showed it."""

    article = forms.ModelChoiceField(
        Article.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("That piece can’t be found any more.")},
    )
    parent = forms.ModelChoiceField(
        Comment.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("That comment can’t be found any more.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["article"]).queryset = Article.objects.published()
        cast(forms.ModelChoiceField, self.fields["parent"]).queryset = Comment.objects.all()


class UntilForm(ReasonForm):
    """Until when something holds; empty, until somebody ends it."""

    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        help_text=_("Left empty, it holds until somebody ends it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise ValidationError(gettext("This moment has passed. Choose one to come, or none."))
        refuse_impossible(until)
        return until


class BanForm(UntilForm):
    """Who is kept away: by one of the traces that the comment has."""

    kind = forms.ChoiceField(
        label=_("Who is kept away"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom to keep away.")},
    )
    field_order = ["kind", "until", "reason"]

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels: dict[str, Any] = dict(Ban.Kind.choices)
        choice = cast(forms.ChoiceField, self.fields["kind"])
        choice.choices = [(kind, labels[kind]) for kind in kinds]
        self.fields["reason"].required = True
        self.fields["reason"].help_text = _("For moderators; readers don’t see it.")


def with_plain_ends(text: str) -> str:
    """Lines as they are stored: a browser sends them with two characters at the end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(text: str) -> str:
    """What tells one text from another, to see whether it is still the one that was read."""
    return sha256(with_plain_ends(text).encode()).hexdigest()[:16]
