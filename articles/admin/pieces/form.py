"""The form of a piece: what an editor may type, and a sentence for whatever can't be saved."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import MarkupRefused
from articles.admin.dates import DayAndTime, refuse_impossible
from articles.drafts.payload import Payload, fields_of
from articles.models import Article
from articles.states.publishing import namesake_of
from articles.states.rights import Person, may, readable
from articles.translations import NotATranslation, original_for
from articles.writing import render_body

# en, es, pt-br, zh-hant-tw: a language of two or three letters, then what narrows it down.
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class DayOrMoment(forms.SplitDateTimeField):
    """A day with or without a time: an old paper's page has a date and no hour."""

    widget = DayAndTime

    def compress(self, data_list: Any) -> datetime | None:
        if data_list and data_list[0] and not data_list[1]:
            data_list = [data_list[0], time()]
        return super().compress(data_list)


class ArticleForm(forms.ModelForm):
    """Opens with what is worked on, ``opened``, whatever the piece's row holds.

    ``base_number`` is that of the newest draft then. A piece that has no row yet is known by the
    ``key`` of its page. No piece is named in it that ``writer`` may not read.
    """

    opened: dict[str, Any] = {}
    writer: Person = None

    base_number = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    published_at = DayOrMoment(
        label=_("Published"),
        required=False,
        help_text=_(
            "Without a time it is the start of that day. A piece of our own that is published "
            "without a date takes this moment; a date to come keeps it back until then."
        ),
    )

    class Meta:
        model = Article
        fields = (
            *("title", "dek", "topics", "language", "translation_of", "body", "body_format"),
            *(
                "slug",
                "lead_image",
                "published_at",
                "published_precision",
                "dateline",
                "publication",
            ),
            *("original_url", "originally_published", "originally_published_precision"),
            "comments_allowed",
        )
        widgets = {
            # A long headline is seen whole, in as many rows as it needs: one that scrolls is not.
            "title": AdminTextareaWidget(attrs={"rows": 1, "class": "vTextField one-line"}),
            "dek": AdminTextareaWidget(attrs={"rows": 3}),
            "body": AdminTextareaWidget(attrs={"rows": 28, "class": "vLargeTextField body-text"}),
        }
        help_texts = {
            "slug": _("Left empty, it is made from the headline when the piece is published."),
            "published_precision": _("Of an unknown day or month, whichever you type counts."),
            "translation_of": _(
                "The piece that this one was translated from. Each page then leads to the others."
            ),
            "originally_published": _("Where it appeared elsewhere before."),
            "originally_published_precision": _("To the day, unless you say otherwise."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(self.opened)
        if "published_precision" in self.fields:
            self.fields["published_precision"].required = False
        if "translation_of" in self.fields:
            choice: Any = self.fields["translation_of"]
            chosen = Article.objects.filter(pk=self.instance.translation_of_id)
            choice.queryset = readable(self.writer) | chosen
        written = self.instance.pk is not None
        for name in {"title", "dek", "body"} & self.fields.keys():
            attributes = self.fields[name].widget.attrs
            attributes["dir"] = self.instance.direction if written else "auto"
            if written:
                attributes["lang"] = self.instance.language

    def payload(self, bylines: list[Payload]) -> Payload:
        """What was typed, as a draft holds it. For a form that is valid."""
        topics = sorted(topic.pk for topic in self.cleaned_data["topics"])
        return fields_of(self.instance) | {"topics": topics, "bylines": bylines}

    def clean_title(self) -> str:
        """In one line, which a pasted headline may not be."""
        lines = str(self.cleaned_data["title"]).splitlines()
        return " ".join(line.strip() for line in lines)

    def clean_body(self) -> str:
        """With the ends of lines that drafts are compared by; browsers send others."""
        return str(self.cleaned_data["body"]).replace("\r\n", "\n")

    def clean_dek(self) -> str:
        return str(self.cleaned_data["dek"]).replace("\r\n", "\n")

    def clean_language(self) -> str:
        typed: str = self.cleaned_data["language"]
        tag = typed.strip().replace("_", "-").lower()
        if not LANGUAGE_TAG.fullmatch(tag):
            raise ValidationError(
                gettext("“%(tag)s” is not a language tag. Write it as en, es or pt-br."),
                params={"tag": typed},
            )
        return tag

    def clean_published_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["published_at"]
        refuse_impossible(moment)
        return moment

    def clean_originally_published(self) -> date | None:
        day: date | None = self.cleaned_data["originally_published"]
        refuse_impossible(day)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._settle_precision(cleaned)
        self._ask_for_date(cleaned)
        self._look_for_namesake(cleaned)
        self._settle_original(cleaned)
        self._try_text(cleaned)
        return cleaned

    def _settle_precision(self, cleaned: dict[str, Any]) -> None:
        """A date is known to the day unless it is said otherwise; no date is not known at all."""
        cleaned["published_precision"] = cleaned.get("published_precision") or Article.Precision.DAY
        if not cleaned.get("originally_published"):
            cleaned["originally_published_precision"] = ""
        elif not cleaned.get("originally_published_precision"):
            cleaned["originally_published_precision"] = Article.Precision.DAY

    def _ask_for_date(self, cleaned: dict[str, Any]) -> None:
        """A date that an import did not find is never made up."""
        dated = cleaned.get("published_at") or "published_at" in self.errors
        if self._is_public and self.instance.import_key and not dated:
            message = gettext(
                "This piece came in without a date. Say when it was published; "
                "if that is not known, keep it a draft."
            )
            self.add_error("published_at", message)

    def _settle_original(self, cleaned: dict[str, Any]) -> None:
        """A translation of a translation is one of its original."""
        chosen, language = cleaned.get("translation_of"), cleaned.get("language")
        if not language:
            return
        if chosen is None:
            if self.instance.pk and self.instance.translations.filter(language=language).exists():
                self.add_error("language", gettext("A translation of this piece is in it already."))
            return
        try:
            cleaned["translation_of"] = original_for(
                self.instance,
                chosen,
                language,
                may_read=lambda piece: may(self.writer, "read", piece),
            )
        except NotATranslation as refusal:
            self.add_error("translation_of", str(refusal))

    def _look_for_namesake(self, cleaned: dict[str, Any]) -> None:
        slug, day = cleaned.get("slug"), self._day(cleaned)
        if not slug or day is None:
            return
        dated = {name: cleaned[name] for name in ("slug", "published_at", "published_precision")}
        namesake = namesake_of(Article(pk=self.instance.pk, **dated))
        if namesake is not None:
            message = gettext(
                "Another piece of %(day)s has this slug, or had it. "
                "Choose another, or leave it empty."
            )
            if may(self.writer, "read", namesake):
                message = gettext(
                    "Another piece of %(day)s has this slug, or had it: “%(title)s”. "
                    "Choose another, or leave it empty."
                )
            told = {"day": date_format(day), "title": namesake.title}
            self.add_error("slug", message % told)

    def _try_text(self, cleaned: dict[str, Any]) -> None:
        """Set the text once to see whether it can be; saving sets it again, in milliseconds."""
        if "body" not in cleaned or not {"body", "body_format"} & set(self.changed_data):
            return
        body_format = cleaned.get("body_format") or self.instance.body_format
        try:
            render_body(Article(body=cleaned["body"], body_format=body_format))
        except MarkupRefused as refusal:
            self.add_error("body", str(refusal))

    def _day(self, cleaned: dict[str, Any]) -> date | None:
        moment = cleaned.get("published_at")
        piece = Article(published_at=moment, published_precision=cleaned["published_precision"])
        piece.date_address()
        return piece.published_on

    @property
    def _is_public(self) -> bool:
        return bool(self.instance.status == Article.Status.PUBLISHED)
