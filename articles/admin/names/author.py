from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.names.aliases import AliasedAdmin, AliasedForm, AliasInline
from articles.admin.names.printed import PrintedAdmin
from articles.models import Article, Author, AuthorAlias


class AuthorForm(AliasedForm):
    """The login is typed: editors may give one to an author without being shown everybody's."""

    login = forms.ModelChoiceField(
        label=capfirst(_("login")),
        queryset=User.objects.filter(is_active=True),
        to_field_name="username",
        required=False,
        widget=forms.TextInput({"class": "vTextField", "autocomplete": "off"}),
        help_text=Author._meta.get_field("login").help_text,
        error_messages={"invalid_choice": _("Nobody logs in by this name.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.login:
            self.initial["login"] = self.instance.login.get_username()


class AuthorAliasInline(AliasInline):
    model = AuthorAlias
    fields = ("name", "slug")


@admin.register(Author)
class AuthorAdmin(PrintedAdmin, AliasedAdmin):
    form = AuthorForm
    inlines = (AuthorAliasInline,)
    fields = ("name", "slug", "bio", "login")
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    kept_because = _("An author with bylines can’t be deleted: the pieces would lose them.")

    def elsewhere(self, word: str) -> list[QuerySet]:
        """Among their other names."""
        aliases = AuthorAlias.objects.filter(name__icontains=word)
        return [aliases.values_list("author", flat=True)]

    def is_kept(self, row: Author) -> bool:
        return row.bylines.exists()

    def view_on_site(self, obj: Author) -> str | None:
        shown = Article.objects.published().filter(authors=obj).exists()
        return obj.get_absolute_url() if shown else None
