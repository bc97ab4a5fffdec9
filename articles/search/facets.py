"""How the hits divide by year, topic, author and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from articles.models import Author, Publication, Topic
from articles.search.results import Facet, Facets
from articles.search.walking import Found

MOST = 12  # topics, authors and sources; years are all there


def count_facets(found: Sequence[Found], *, is_partial: bool) -> Facets:
    """Counted over these hits. One query for each kind of name that occurs."""
    filed = Counter(place for hit in found for place in hit.filed)
    return Facets(
        years=count_years(found),
        topics=_named(Topic, "topic", filed),
        authors=_named(Author, "author", filed),
        sources=_named(Publication, "source", filed),
        is_partial=is_partial,
    )


def count_years(found: Sequence[Found]) -> list[Facet]:
    years = Counter(hit.day.year for hit in found)
    return [Facet(str(year), str(year), years[year]) for year in sorted(years, reverse=True)]


def _named(
    model: type[Topic | Author | Publication], kind: str, filed: Counter[str]
) -> list[Facet]:
    counts = {
        int(number): count
        for place, count in filed.items()
        for this, _, number in [place.partition(" ")]
        if this == kind and number.isdigit()
    }
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST]
    names = model._default_manager.only("name", "slug").in_bulk(most) if most else {}
    return [Facet(names[pk].slug, names[pk].name, counts[pk]) for pk in most if pk in names]
