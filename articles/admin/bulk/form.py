"""What shall become of the pieces that were chosen, typed by name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import BulkAct, Collection, Publication, Topic

MOST_TOPICS = 20
Verb = BulkAct.Verb
VERBS = [
    (Verb.RETAG, _("Change their topics")),
    (Verb.CHANGE_PUBLICATION, _("Change their publication")),
    (Verb.COLLECT, _("Move them into a collection")),
]


class NamesField(forms.CharField):
    """Names of rows, with commas between; gives the rows."""

    def __init__(self, model: Any, most: int, **options: Any) -> None:
        super().__init__(required=False, strip=True, max_length=2000, **options)
        self.model, self.most = model, most
        self.widget.attrs |= {"class": "vTextField", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        typed = [name.strip() for name in super().clean(value).split(",")]
        names = [name for name in dict.fromkeys(typed) if name]
        if len(names) > self.most:
            raise ValidationError(
                gettext("No more than %(most)d at once."), params={"most": self.most}
            )
        return [self._row(name) for name in names]

    def _row(self, name: str) -> Any:
        title = "title" if self.model is Collection else "name"
        found = self.model.objects.filter(Q(**{f"{title}__iexact": name}) | Q(slug=name)).first()
        if found is None:
            raise ValidationError(
                gettext("There is no %(kind)s “%(name)s”: look at how it is written."),
                params={"kind": self.model._meta.verbose_name, "name": name},
            )
        return found


class BulkForm(forms.Form):
    """Only the fields of what was chosen count."""

    verb = forms.ChoiceField(label=_("What to do"), choices=VERBS, widget=forms.RadioSelect)
    add = NamesField(Topic, MOST_TOPICS, label=_("Topics to add"))
    remove = NamesField(Topic, MOST_TOPICS, label=_("Topics to take away"))
    only = forms.BooleanField(label=_("Take away all topics that they have now"), required=False)
    publication = NamesField(
        Publication, 1, label=_("Publication"), help_text=_("Left empty, they have none.")
    )
    collection = NamesField(Collection, 1, label=_("Collection"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        if said["verb"] == Verb.RETAG and not (said["add"] or said["remove"] or said["only"]):
            self.add_error("add", gettext("Name a topic to add or to take away."))
        if said["verb"] == Verb.COLLECT and not said["collection"]:
            self.add_error("collection", gettext("Name the collection."))
        return said

    @property
    def wish(self) -> dict[str, Any]:
        """What was typed, as the act keeps it."""
        said = self.cleaned_data
        if said["verb"] == Verb.RETAG:
            return {
                "add": [row.pk for row in said["add"]],
                "remove": [row.pk for row in said["remove"]],
                "only": said["only"],
            }
        if said["verb"] == Verb.COLLECT:
            return {"into": said["collection"][0].pk}
        return {"to": said["publication"][0].pk if said["publication"] else None}
