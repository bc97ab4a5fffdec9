"""A ban made by hand: what a moderator types becomes what new comments are compared with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.desk.queue.traces import SHOWN_OF_HASH, Trace
from comments.desk.tools.forms import BanForm
from comments.models import Ban
from comments.origins import network_hash


class HandMadeBanForm(BanForm):
    """An IP address is forgotten once its hash is made."""

    value = forms.CharField(
        label=_("Name, e-mail address or IP address"),
        max_length=320,
        help_text=_("Of an IP address the whole network around it is banned."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    field_order = ["kind", "value", "until", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, kinds=list(Ban.Kind.values), **kwargs)

    def clean(self) -> dict[str, Any]:
        """What the verb takes: the trace to compare by, and what moderators read of it."""
        kind, typed = self.cleaned_data.get("kind"), self.cleaned_data.get("value", "")
        if kind and typed and (wrong := _wrong(kind, typed)):
            self.add_error("value", wrong)
        elif kind and typed:
            value = network_hash(typed) if kind == Ban.Kind.NETWORK else typed
            shown = value[:SHOWN_OF_HASH] if kind == Ban.Kind.NETWORK else typed
            trace = Trace(kind, value, shown)
            self.cleaned_data |= {"value": trace.ban_value, "shown": shown}
        return self.cleaned_data


def _wrong(kind: str, typed: str) -> str:
    """What is wrong with it; '' if nothing is."""
    if kind == Ban.Kind.NETWORK and not network_hash(typed):
        return gettext("This is no IP address.")
    try:
        if kind == Ban.Kind.EMAIL:
            validate_email(typed)
    except ValidationError as error:
        return str(error.message)
    return ""
