"""The form in which an editor composes a front page: pieces in rows, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.article_filters import at_pasted_address
from articles.admin.base import TEXTS
from articles.admin.dates import refuse_impossible
from articles.fronts import Composition
from articles.models import Article, Collection, FrontPage, FrontSlot

OFFERED = 30  # pieces that stand in the form beside those chosen
MORE = 3  # rows for other pieces, by their address

Place = FrontSlot.Place


class FrontForm(forms.ModelForm):
    """From when, with which strip; and whether the front page is handed back to the newest."""

    starts_at = forms.DateTimeField(
        label=_("From"),
        required=False,
        help_text=_("Left empty, it begins now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    strips = forms.ModelMultipleChoiceField(Collection.objects.all(), required=False)
    hand_back = forms.BooleanField(
        label=_("Hand the front page back to the newest pieces"),
        required=False,
        help_text=_("Nobody’s choice then: the newest leads. The places above are not looked at."),
    )

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


class SlotForm(forms.Form):
    """A piece and its place; a row without a piece takes an address instead."""

    article = forms.IntegerField(required=False, widget=forms.HiddenInput)
    address = forms.CharField(
        label=_("address of another piece"),
        required=False,
        widget=AdminTextInputWidget(attrs={"placeholder": "/2020/01/04/slug/"}),
    )
    place = forms.ChoiceField(label=_("place"), required=False, choices=[("", "–"), *Place.choices])
    position = forms.IntegerField(
        label=_("order"),
        required=False,
        min_value=0,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "position"}),
    )

    piece: Article | None = None

    def show(self, piece: Article | None) -> None:
        """Take the piece of this row, and say it in the labels: the heads of columns are not read
        with each field."""
        self.piece = piece
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}: {piece}" if piece else field.label

    def clean(self) -> dict[str, Any]:
        """Finds the piece; one that readers will not see by then has no place here."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("address"):
            self.piece = self._at(cleaned["address"])
            cleaned["place"] = cleaned.get("place") or Place.RIVER
        if cleaned.get("place") and self.piece is None:
            raise ValidationError(gettext("There is no such piece. Copy its address once more."))
        if cleaned.get("place") and self.piece and self.piece.status != Article.Status.PUBLISHED:
            raise ValidationError(
                gettext("Readers can’t see “%(title)s”: publish it, or give it a date to come."),
                params={"title": self.piece.title},
            )
        return cleaned

    def _at(self, address: str) -> Article | None:
        found = at_pasted_address(Article.objects.defer(*TEXTS), address)
        return None if found is None else found.first()


class BaseSlots(forms.BaseFormSet):
    """The rows, in whatever order they come; what they say together is the composition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = {form: _number(form["article"].value()) for form in self.forms}
        pieces = Article.objects.defer(*TEXTS).in_bulk([key for key in keys.values() if key])
        for form, key in keys.items():
            form.show(pieces.get(key) if key else None)

    def clean(self) -> None:
        leads = [form.piece for form in self._placed(Place.LEAD)]
        if len(leads) > 1:
            raise ValidationError(
                gettext("One piece leads. You chose %(number)d: give the others another place."),
                params={"number": len(leads)},
            )

    def composition(self, strips: tuple[int, ...]) -> Composition:
        """What was chosen, each place in its order; rows without a number come last."""
        lead, seconds, river = (self._keys(place) for place in Place)
        return Composition(lead[0] if lead else None, seconds, river, strips)

    def _keys(self, place: Place) -> tuple[int, ...]:
        rows = sorted(self._placed(place), key=_order)
        return tuple(row.piece.pk for row in rows if row.piece is not None)

    def _placed(self, place: Place) -> list[SlotForm]:
        return [row for row in self.forms if row.cleaned_data.get("place") == place]


Slots = cast(
    type[BaseSlots], forms.formset_factory(SlotForm, formset=BaseSlots, extra=MORE, max_num=200)
)


def offered(composition: Composition, newest: Iterable[int]) -> list[dict[str, Any]]:
    """The rows that the form begins with: what is chosen, then what might be."""
    places = {
        Place.LEAD: [composition.lead] if composition.lead else [],
        Place.SECOND: composition.seconds,
        Place.RIVER: composition.river,
    }
    chosen = [
        {"article": key, "place": place, "position": position}
        for place, keys in places.items()
        for position, key in enumerate(keys, start=1)
    ]
    return [*chosen, *({"article": key} for key in newest if key not in composition.pieces)]


def _order(row: SlotForm) -> float:
    position = row.cleaned_data.get("position")
    return float("inf") if position is None else position


def _number(value: Any) -> int | None:
    """The key in a hidden field, whatever a browser sent."""
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 19 else None
