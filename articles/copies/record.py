"""A piece as JSON: everything that a reader sees, in a shape that stays. docs/api.md describes it.

Keys are added, never renamed or removed; what is not known is null, '' or an empty list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from archive.lib.addresses import full_address, outward
from archive.lib.partial_dates import stamp
from articles.citing import cite
from articles.citing.sentence import write as cite_in_words
from articles.copies.addresses import FORMS, copy_path
from articles.correcting import corrections_in_force, superseded_corrections
from articles.models import Article, Correction
from articles.translations import translations_of

Part = Callable[[Article], Any]

_parts: dict[str, Part] = {}


def register_part(name: str, part: Part) -> None:
    """Called by an app that keeps more of a piece than its text, when it is ready."""
    _parts[name] = part


def describe(article: Article) -> dict[str, Any]:
    """The piece in plain values. Three queries beside those that loaded it."""
    return {
        "address": full_address(article.address),
        "forms": _forms(article),
        "title": article.title,
        "dek": article.dek,
        "language": article.language,
        "direction": article.direction,
        "bylines": _bylines(article),
        "dateline": article.dateline,
        "published": _published(article),
        "first_published": _first_published(article),
        "edition": _edition(article),
        "source": _source(article),
        "original_address": outward(article.original_url),
        "topics": [_named(topic) for topic in article.topics.all()],
        "collections": [
            {"title": collection.title, "address": full_address(collection.get_absolute_url())}
            for collection in article.collections.all()
        ],
        "image": _image(article),
        "html": str(article.body_html),
        "text": article.body_text,
        "word_count": article.word_count,
        "corrections": _corrections(article),
        "former_corrections": _former_corrections(article),
        "translations": _translations(article),
        "citation": cite_in_words(cite(article)),
        **{name: part(article) for name, part in _parts.items()},
    }


def _forms(article: Article) -> dict[str, str]:
    forms = ("print", *FORMS)
    return {form: full_address(copy_path(article, form)) for form in forms}


def _named(row: Any) -> dict[str, str]:
    return {"name": row.name, "address": full_address(row.get_absolute_url())}


def _bylines(article: Article) -> list[dict[str, Any]]:
    return [
        {"name": line.printed_name, "role": line.role, "author": _named(line.author)}
        for line in article.bylines.all()
    ]


def _published(article: Article) -> dict[str, Any]:
    """The moment is known only where the day is."""
    exact = article.published_precision == Article.Precision.DAY and article.published_at
    return {
        "date": article.date_stamp,
        "precision": article.published_precision,
        "moment": exact.isoformat() if exact else None,
    }


def _first_published(article: Article) -> dict[str, str] | None:
    if article.first_published is None:
        return None
    day, precision = article.first_published
    return {"date": stamp(day, precision), "precision": precision}


def _edition(article: Article) -> dict[str, Any]:
    moment, address = article.edition_at, article.edition_address
    return {
        "number": article.edition_number,
        "moment": moment.isoformat() if moment else None,
        "address": full_address(address) if address else "",
        "record": full_address(f"{address.removesuffix('/')}.json") if address else "",
        "editions": full_address(f"{article.address}editions/"),
    }


def _source(article: Article) -> dict[str, Any] | None:
    source = article.publication
    if source is None:
        return None
    return {
        **_named(source),
        "site": outward(source.url),
        "is_house": source.is_house,
        "contact": source.contact_line,
        "contact_address": outward(source.contact_url),
        "licence": source.licence,
        "licence_address": outward(source.licence_url),
    }


def _image(article: Article) -> dict[str, Any] | None:
    image = article.lead_image
    if image is None:
        return None
    return {
        "address": full_address(image.fallback_url),
        "width": image.fallback["width"],
        "height": image.fallback["height"],
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "licence": image.licence,
        "licence_address": outward(image.licence_url),
    }


def _corrections(article: Article) -> list[dict[str, Any]]:
    return [_correction(note) for note in corrections_in_force(article)]


def _former_corrections(article: Article) -> list[dict[str, Any]]:
    return [
        _correction(note) | {"superseded_by": later.pk}
        for note, later in superseded_corrections(article)
    ]


def _correction(note: Correction) -> dict[str, Any]:
    return {
        "number": note.pk,
        "kind": note.kind,
        "text": note.text,
        "edition": note.edition_number,
        "moment": note.published_at.isoformat(),
        "is_prominent": note.is_prominent,
    }


def _translations(article: Article) -> list[dict[str, str]]:
    return [
        {
            "language": other.language,
            "title": other.title,
            "address": full_address(other.address),
            "relation": "original" if other.pk == article.translation_of_id else "translation",
        }
        for other in translations_of(article)
    ]
