"""By what editors narrow down the list of pieces, and how they find one by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib import admin
from django.db import connection
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.addresses import find_old_address
from articles.converters import Dated
from articles.models import Article, Publication, Topic

ARTICLE_PATH = re.compile(rf"/(?P<date>{Dated.regex})/(?P<slug>[-\w]+)(/|$)")
SUGGESTED = 200

LANGUAGES = """
WITH RECURSIVE found AS (
    SELECT min(language) AS tag FROM articles_article
    UNION ALL
    SELECT (SELECT min(language) FROM articles_article WHERE language > found.tag)
    FROM found WHERE found.tag IS NOT NULL
)
SELECT tag FROM found WHERE tag IS NOT NULL
"""


class NamedFilter(admin.SimpleListFilter):
    """A field to type a name into, with suggestions: a list of thousands would fill the page."""

    template = "admin/filters/named.html"
    relation = ""
    model: Any = None

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        name = (self.value() or "").strip()
        if not name:
            return queryset
        named = self.model.objects.filter(Q(name__iexact=name) | Q(slug=name))
        found = named if named.exists() else self.model.objects.filter(name__icontains=name)
        filed = Article.objects.filter(**{f"{self.relation}__in": found})
        return queryset.filter(pk__in=filed.order_by().values("pk"))

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One 'choice': what the template needs to print the field."""
        kept = changelist.filter_params.items()
        yield {
            "name": self.parameter_name,
            "value": self.value() or "",
            "others": [(k, v) for k, values in kept for v in values if k != self.parameter_name],
            "without": changelist.get_query_string(remove=[self.parameter_name]),
            "suggested": self.suggestions(),
        }

    def suggestions(self) -> Any:
        return self.model.objects.values_list("name", flat=True)[:SUGGESTED]


class TopicFilter(NamedFilter):
    title = _("topic")
    parameter_name = "topic"
    relation = "topics"
    model = Topic


class SourceFilter(NamedFilter):
    title = _("source")
    parameter_name = "source"
    relation = "publication"
    model = Publication


class DateFilter(admin.SimpleListFilter):
    """Imports leave pieces undated where their date could not be known."""

    title = _("date")
    parameter_name = "dated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("Without a date")), ("yes", _("With a date"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("no", "yes"):
            return queryset
        return queryset.filter(published_at__isnull=self.value() == "no")


class LanguageFilter(admin.AllValuesFieldListFilter):
    """The languages that there are, leapt to from one to the next in an index of them: to gather
    them from all pieces would take longer than the list itself."""

    lookup_choices: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        with connection.cursor() as cursor:
            cursor.execute(LANGUAGES)
            self.lookup_choices = [tag for (tag,) in cursor.fetchall()]


def at_pasted_address(queryset: QuerySet, text: str) -> QuerySet | None:
    """The piece that stands, stood or first appeared at an address; None for other words."""
    text = text.strip()
    if not text.startswith(("/", "http://", "https://")):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return queryset.none()
    found = Q(original_url=text)
    if match := ARTICLE_PATH.match(unquote(parts.path)):
        found |= Q(slug=match["slug"], published_on__in=_days(match["date"]))
    old = find_old_address(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    if old is not None and old.article_id:
        found |= Q(pk=old.article_id)
    return queryset.filter(found)


def _days(written: str) -> list[date]:
    try:
        return [Dated().to_python(written).first]
    except ValueError:
        return []
