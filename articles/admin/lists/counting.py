"""Pages of a list of which nobody counts every row, and nobody leafs to the last page."""

from __future__ import annotations

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

COUNTED = 10_000


class CountingPaginator(Paginator):
    """Counts to ten thousand and says that there are more; leafs no further than that."""

    @cached_property
    def count(self) -> int:
        return min(self._counted, COUNTED)

    @property
    def has_more(self) -> bool:
        """Whether there are more rows than are counted."""
        return self._counted > COUNTED

    def page(self, number: int | str) -> Page:
        """The keys of the page first, then its rows: sorting moves no more than keys about."""
        number = self.validate_number(number)
        rows, start = self._rows, (number - 1) * self.per_page
        end = min(start + self.per_page, self.count)
        keys = list(rows.values_list("pk", flat=True)[start:end])
        return Page(rows.filter(pk__in=keys), number, self)

    @cached_property
    def _counted(self) -> int:
        return self._rows.order_by().values("pk")[: COUNTED + 1].count()

    @property
    def _rows(self) -> QuerySet:
        return cast("QuerySet[Any]", self.object_list)
