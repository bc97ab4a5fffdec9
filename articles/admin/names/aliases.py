"""Slugs that change and still lead somewhere: of topics, authors, sources and collections."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ArchiveAdmin, RowForm
from articles.admin.names.merging import merge_selected
from articles.merging import keep_former_address


class SluggedForm(forms.ModelForm):
    """A named thing whose slug may be left empty: it is then made from the name."""

    name_field = "name"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Left empty, it is made from the name.")

    def clean_slug(self) -> str:
        name = self.cleaned_data.get(self.name_field, "")
        longest = self._meta.model._meta.get_field("slug").max_length
        slug = self.cleaned_data["slug"] or slugify(name, allow_unicode=True)[:longest]
        if not slug:
            raise ValidationError(gettext("Write a slug: letters, digits and hyphens."))
        return str(slug)


class AliasedForm(SluggedForm):
    """Its slug may not be one that leads to another row already."""

    def clean_slug(self) -> str:
        slug = super().clean_slug()
        aliases = self._meta.model._meta.get_field("aliases").related_model
        owner = self._meta.model._default_manager.filter(aliases__slug=slug).first()
        if owner is not None and owner.pk != self.instance.pk:
            raise ValidationError(
                gettext(
                    "This slug is a former address of “%(owner)s”. Choose another, "
                    "or take it out of the %(aliases)s there first."
                ),
                params={"owner": owner, "aliases": aliases._meta.verbose_name_plural},
            )
        return slug


class AliasForm(RowForm):
    """A former slug may not be one that a row has today: its page would hide the redirect."""

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        field = next(f for f in self._meta.model._meta.fields if f.is_relation)
        rows = field.related_model._default_manager.filter(slug=slug)
        if "slug" in self.changed_data and (owner := rows.first()) is not None:
            raise ValidationError(
                gettext("“%(owner)s” has this slug today, so it can’t lead elsewhere."),
                params={"owner": owner},
            )
        return slug


class AliasFormSet(forms.BaseInlineFormSet):
    """The box that takes a row away says which."""

    def add_fields(self, form: Any, index: Any) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields and form.instance.pk:
            told = gettext("Delete %(row)s") % {"row": form.instance}
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = told


class AliasInline(admin.TabularInline):
    form = AliasForm
    formset = AliasFormSet
    extra = 0


class RenamedAdmin(ArchiveAdmin):
    """Renaming a slug keeps the former one as an alias."""

    form = AliasedForm

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        former = form.initial.get("slug", "") if change else ""
        if keep_former_address(name=form.instance, former=former):
            told = gettext("Its former address, ending in “%(slug)s”, leads here from now on.")
            self.message_user(request, told % {"slug": former})


class AliasedAdmin(RenamedAdmin):
    """And several names may become one."""

    actions = (merge_selected,)
