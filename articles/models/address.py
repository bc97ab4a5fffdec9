from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote, unquote

from django.db import models
from django.db.models import Q
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import gettext_lazy as _


def article_path(day: date, slug: str, precision: str = "day") -> str:
    """``/2020/01/04/slug/``. Built by hand: listings ask for it dozens of times a page.

    What nobody knows of the date is 00: ``/1956/01/00/slug/``, ``/1956/00/00/slug/``.
    """
    month = 0 if precision == "year" else day.month
    return f"/{day.year:04}/{month:02}/{day.day if precision == 'day' else 0:02}/{quote(slug)}/"


def as_asked_for(path: str) -> str:
    """A path, with its query, as a browser's request spells it: ``/año/`` is ``/a%C3%B1o/``."""
    bare, mark, query = path.partition("?")
    return escape_uri_path(unquote(bare)) + mark + (iri_to_uri(query) or "")


class PathField(models.CharField):
    """A path as browsers ask for it, in rows and in look-ups, however it was typed."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return as_asked_for(text) if text else text


class OldAddress(models.Model):
    """A former path of the site: a redirect to the article, or gone for a stated reason."""

    path = PathField(
        _("path"),
        max_length=1000,
        unique=True,
        help_text=_("From the first slash on, with the query if it had one: /?p=123"),
    )
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="old_addresses"
    )
    gone_reason = models.CharField(_("reason it is gone"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ("path",)
        constraints = [
            models.CheckConstraint(
                condition=Q(path__startswith="/") & ~Q(path__startswith="//"),
                name="old_address_path_absolute",
                violation_error_message=_("A path begins with one slash: /2009/05/some-piece/"),
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False, gone_reason="")
                | (Q(article__isnull=True) & ~Q(gone_reason="")),
                name="old_address_article_or_reason",
                violation_error_message=_("Choose an article, or say why the page is gone."),
            ),
        ]

    def __str__(self) -> str:
        return self.path
