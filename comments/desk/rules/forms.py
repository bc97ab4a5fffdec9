"""How head moderators set the screening, and try it on what is there before they do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from comments.models import WordRule
from comments.screening.setting import MOST_AT_ONCE, State, read_lines

LAST = [(n, f"{n:,}") for n in (1_000, 5_000, 20_000, 50_000)]
LONGEST_LIST = 2_000_000  # characters


class LastForm(forms.Form):
    """On how many of the newest comments something is tried."""

    last = forms.TypedChoiceField(
        label=_("Of the newest comments"), choices=LAST, coerce=int, initial=5_000, required=False
    )

    def clean_last(self) -> int:
        return self.cleaned_data["last"] or 5_000


class CheckForm(LastForm):
    """One check: on or off, and its limit, where it has one."""

    is_on = forms.BooleanField(label=_("On"), required=False)
    number = forms.IntegerField(label=_("Limit"))
    field_order = ["is_on", "number", "last"]

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"is_on": state.is_on, "number": state.number}
        check = state.check
        if check.fixed:
            del self.fields["is_on"]
        if not check.unit:
            del self.fields["number"]
            return
        self.fields["number"].label = str(check.unit)
        for bound, name in ((check.least, "min_value"), (check.most, "max_value")):
            setattr(self.fields["number"], name, bound)
        self.fields["number"].widget.attrs = {"min": check.least, "max": check.most}


class WordsForm(LastForm):
    """Words as they are pasted, one on each line."""

    lines = forms.CharField(
        label=_("Words or phrases, one on each line"),
        max_length=LONGEST_LIST,
        error_messages={"required": _("Write or paste a word first.")},
        widget=forms.Textarea(attrs={"rows": 8, "autocapitalize": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=_("What happens"),
        choices=WordRule.Kind.choices,
        initial=WordRule.Kind.SUSPECT,
        widget=forms.RadioSelect,
    )
    is_whole = forms.BooleanField(
        label=_("Whole words only"),
        required=False,
        initial=True,
        help_text=_("So that “press” leaves “WordPress” alone."),
    )
    field_order = ["lines", "kind", "is_whole", "last"]

    def clean_lines(self) -> str:
        lines: str = self.cleaned_data["lines"]
        if len(read_lines(lines)) >= MOST_AT_ONCE:
            said = _("These are too many at once: %(most)s lines are the most.")
            raise ValidationError(
                said, params={"most": number_format(MOST_AT_ONCE, force_grouping=True)}
            )
        return lines
