"""The form in which comments are written, with everything that it remembers of its being sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy

from archive.lib.markup import COMMENT_LIMIT
from comments.models import Comment, Subscription
from comments.writing.naming import plain_name
from comments.writing.submitting import Draft

SALT = "comments.writing"
LONGEST_NAME = 80


class WritingForm(forms.Form):
    """Who writes, and what. ``staff`` need no e-mail address.

    ``ticket`` is the form's own number and when it was opened, signed: a second sending of the
    same form is known by it, and a machine that sends at once. ``homepage`` is for machines only.
    """

    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    author_name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=gettext_lazy("Never shown. We confirm it once, by a link."),
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"autocomplete": "url", "inputmode": "url"}),
    )
    body = forms.CharField(label=gettext_lazy("Your comment"), widget=forms.Textarea({"rows": 8}))
    pace = forms.ChoiceField(
        label=gettext_lazy("Tell me of replies by e-mail"),
        required=False,
        choices=[
            ("", gettext_lazy("No")),
            (Subscription.Pace.IMMEDIATE, gettext_lazy("At once")),
            (Subscription.Pace.DAILY, gettext_lazy("Once a day")),
        ],
    )
    homepage = forms.CharField(required=False)

    def __init__(self, *args: Any, staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = not staff
        self.fields["body"].error_messages["required"] = gettext("Write something first.")

    def clean_body(self) -> str:
        """Line ends as they are stored; too long a text is said to be so before all else."""
        body: str = self.cleaned_data["body"].replace("\r\n", "\n").replace("\r", "\n")
        if len(body) > COMMENT_LIMIT:
            sentence = gettext(
                "Your comment has %(length)s characters; %(limit)s are the most. Please shorten "
                "it, or post it in parts."
            )
            figures = {"length": len(body), "limit": COMMENT_LIMIT}
            printed = {name: number_format(n, force_grouping=True) for name, n in figures.items()}
            raise forms.ValidationError(sentence % printed)
        return body

    def clean_author_name(self) -> str:
        """As it is printed. Refused if nothing of it can be read."""
        name = plain_name(self.cleaned_data["author_name"])
        if not name:
            raise forms.ValidationError(self.fields["author_name"].error_messages["required"])
        return name

    def draft(self) -> Draft:
        """What was written, ready to be submitted. The form is valid."""
        submission, seconds = _read_ticket(self.cleaned_data["ticket"]) or (uuid4(), None)
        return Draft(
            author_name=self.cleaned_data["author_name"],
            body=self.cleaned_data["body"],
            email=self.cleaned_data["email"],
            website=self.cleaned_data["website"],
            pace=self.cleaned_data["pace"],
            honeypot=self.cleaned_data["homepage"],
            submission=submission,
            seconds_taken=seconds,
        )


def new_ticket() -> str:
    """A number for one form, and the moment it was opened."""
    return signing.Signer(salt=SALT).sign_object([uuid4().hex, _now()])


def is_ticket(ticket: str) -> bool:
    return _read_ticket(ticket) is not None


def quoted(comment: Comment) -> str:
    """The comment's text as a quotation, and a line to go on in."""
    lines = comment.body.replace("\r\n", "\n").strip().split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def _read_ticket(ticket: str) -> tuple[UUID, float] | None:
    """The form's number and the seconds since it was opened; None for what this site never gave."""
    try:
        number, opened = signing.Signer(salt=SALT).unsign_object(ticket)
        return UUID(number), _now() - float(opened)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _now() -> float:
    return timezone.now().timestamp()
