"""What a page of search shows of a question and its answer: links that change the question.

The same for pieces and for comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article
from articles.public_names import public_names
from articles.search.query import Query
from articles.search.results import Facet, Results


@dataclass(frozen=True, slots=True)
class Link:
    """The same question with one thing changed; ``kind`` is the name of what it changes."""

    name: str
    address: str
    kind: str = ""
    count: int = 0
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Ways to narrow a question by one field; ``most``: the largest count, where bars are drawn."""

    field: str
    title: str
    links: list[Link]
    most: int = 0


@dataclass(frozen=True)
class Search:
    """A question, its answer, and the path of the page that shows both.

    ``filed``: what the texts are filed under, where that has names of its own.
    """

    path: str
    query: Query
    results: Results
    filed: Mapping[str, type[Model]]

    @property
    def address(self) -> str:
        return self.changed()

    @property
    def elsewhere(self) -> str:
        """What ends the address of the same question to other texts, which other people sign."""
        question = self.query.address(author="", topic="", source="")
        return f"?{question}" if question else ""

    @property
    def feed(self) -> str:
        """What ends the address of this question's feeds, which are newest first."""
        question = self.query.address(order="relevance" if self.query.groups else "date")
        return f"?{question}"

    @property
    def problems(self) -> list[str]:
        """Sentences: what of the question was left out and why, and what is not here."""
        if self.query.is_empty and self.query.text and not self.query.problems:
            return [_("That holds no word to look for: no letter and no digit.")]
        return [*self.query.problems, *self.results.problems]

    @property
    def instead(self) -> str:
        """The address of what was perhaps meant."""
        return self.changed(text=self.results.did_you_mean)

    @property
    def wider(self) -> str:
        """The address of the same words, narrowed to nothing; '' where there are none."""
        if not (self.in_force and self.query.groups):
            return ""
        return self.changed(author="", topic="", source="", since=None, until=None, language="")

    @property
    def next(self) -> str:
        return self._page("before", self.results.next)

    @property
    def previous(self) -> str:
        return self._page("after", self.results.previous)

    @property
    def orders(self) -> list[Link]:
        """The order of the hits and the other one; none where there are no words to rank by."""
        if not self.query.groups:
            return []
        names = {"relevance": _("Best first"), "date": _("Newest first")}
        return [
            Link(name, self.changed(order=order), is_current=order == self.query.order)
            for order, name in names.items()
        ]

    @cached_property
    def in_force(self) -> list[Link]:
        """What the question is narrowed to, each with the address of the question without it.

        One query for the name of each author, topic and source.
        """
        return [*self._filed(), *self._dated(), *self._written()]

    @property
    def groups(self) -> list[Group]:
        """How the hits divide, by what the question is not narrowed to yet."""
        facets = self.results.facets
        years = [
            Link(year.name, self.changed(**self._within(int(year.value))), count=year.count)
            for year in facets.years
            if not self._is_one_year
        ]
        found = [
            Group("year", _("Year"), years, most=max((year.count for year in years), default=0)),
            Group("topic", _("Topic"), self._narrowing("topic", facets.topics)),
            Group("author", _("Author"), self._narrowing("author", facets.authors)),
            Group("source", _("Source"), self._narrowing("source", facets.sources)),
        ]
        return [group for group in found if group.links]

    def changed(self, **changes: Any) -> str:
        """The address of the same question with these changes."""
        question = self.query.address(**changes)
        return f"{self.path}?{question}" if question else self.path

    def _page(self, side: str, key: str) -> str:
        return f"{self.address}&{urlencode({side: key})}" if key else ""

    def _narrowing(self, field: str, facets: Iterable[Facet]) -> list[Link]:
        if getattr(self.query, field):
            return []
        return [
            Link(each.name, self.changed(**{field: each.value}), count=each.count)
            for each in facets
        ]

    def _filed(self) -> Iterator[Link]:
        kinds = {"author": _("Author"), "topic": _("Topic"), "source": _("Source")}
        for field, kind in kinds.items():
            if asked := getattr(self.query, field):
                yield Link(self._name(field, asked), self.changed(**{field: ""}), kind)

    def _name(self, field: str, asked: str) -> str:
        if field not in self.filed:
            return asked
        rows = public_names(self.filed[field]).filter(slug=asked)
        return rows.values_list("name", flat=True).first() or asked

    def _dated(self) -> Iterator[Link]:
        since, until = self.query.since, self.query.until
        if since and (since, until) == _whole(since.year):
            yield Link(str(since.year), self.changed(since=None, until=None), _("Year"))
            return
        if since:
            yield Link(date_format(since), self.changed(since=None), _("From"))
        if until:
            yield Link(date_format(until), self.changed(until=None), _("To"))

    def _written(self) -> Iterator[Link]:
        if tag := self.query.language:
            name = Article(language=tag).language_name
            yield Link(name, self.changed(language=""), _("Language"))

    @property
    def _is_one_year(self) -> bool:
        since, until = self.query.since, self.query.until
        return bool(since and until and since.year == until.year)

    def _within(self, year: int) -> dict[str, date]:
        """As much of the year as the question is narrowed to."""
        first, last = _whole(year)
        since, until = self.query.since or first, self.query.until or last
        return {"since": max(since, first), "until": min(until, last)}


def _whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
