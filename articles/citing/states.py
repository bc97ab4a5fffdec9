"""How a former state of a piece is cited: as it was, at its own address."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from archive.lib.addresses import full_address
from articles.citing.citation import Citation, cite, partial_date
from articles.citing.names import Name, part
from articles.models import Article, Byline
from articles.record.moments import FrozenPiece


def cite_state(article: Article, state: FrozenPiece) -> Citation:
    """Reads what ``cite`` reads of the piece; headline and names are those of the state."""
    edition = state.edition
    begun = timezone.localdate(edition.begins_at)
    return replace(
        cite(article),
        title=" ".join(state.title.split()),
        authors=_signed(state, Byline.Role.BY),
        translators=_signed(state, Byline.Role.TRANSLATOR),
        editors=_signed(state, Byline.Role.EDITOR),
        language=state.language,
        edition=edition.number,
        edition_on=partial_date(begun, Article.Precision.DAY),
        edition_address=full_address(f"{article.address}editions/{edition.number}/"),
        place=state.dateline,
        abstract=" ".join(state.dek.split()),
    )


def _signed(state: FrozenPiece, role: str) -> tuple[Name, ...]:
    names = (line["name"] for line in state.bylines if line["role"] == role)
    return tuple(part(name, state.language) for name in names)
