"""Sets up the demonstration's newsroom: what its pieces are filed under, and its collections."""

from __future__ import annotations

from typing import Any

from articles.correcting import correct
from articles.fronts.arranging import Composition
from articles.fronts.composing import compose
from articles.models import (
    Article,
    Author,
    Collection,
    CollectionEntry,
    FrontPage,
    Publication,
    Topic,
)
from articles.writing import write_collection

Tables = dict[str, list[dict[str, Any]]]


def set_up_newsroom(tables: Tables) -> None:
    """Make the publications, authors and topics that are not there yet; change none that is."""
    for row in tables["publications"]:
        values = {name: value for name, value in row.items() if name not in ("slug", "house")}
        is_house = row["house"] and not Publication.objects.filter(is_house=True).exists()
        Publication.objects.get_or_create(
            slug=row["slug"], defaults={**values, "is_house": is_house}
        )
    for model, name in ((Author, "authors"), (Topic, "topics")):
        for row in tables[name]:
            model._default_manager.get_or_create(slug=row["slug"], defaults=row)


def set_up_collections(tables: Tables, keys: dict[str, str]) -> None:
    """Make the collections that are not there yet, of pieces named by the keys of their import.

    ``keys`` gives the key for each name in the table. Raises ``KeyError`` for an unknown name.
    """
    for row in tables["collections"]:
        if Collection.objects.filter(slug=row["slug"]).exists():
            continue
        collection = Collection(
            title=row["title"], slug=row["slug"], introduction=row["introduction"]
        )
        wanted = {keys[entry["article"]]: entry["note"] for entry in row["entries"]}
        pieces = dict(Article.objects.filter(import_key__in=wanted).values_list("import_key", "pk"))
        entries = [
            CollectionEntry(
                collection=collection, article_id=pieces[key], position=position, note=note
            )
            for position, (key, note) in enumerate(wanted.items(), start=1)
        ]
        write_collection(collection=collection, entries=entries)


def set_up_corrections(tables: Tables, keys: dict[str, str]) -> None:
    """Add the corrections that are not there yet, to pieces named by the keys of their import.

    A piece that is not public is left without. Raises ``KeyError`` for an unknown name.
    """
    for row in tables["corrections"]:
        piece = Article.objects.published().filter(import_key=keys[row["article"]]).first()
        if piece is None or piece.corrections.filter(text=row["text"]).exists():
            continue
        correct(article=piece, kind=row["kind"], text=row["text"], at=row["published"])


def set_up_fronts(tables: Tables, keys: dict[str, str]) -> None:
    """Compose the front pages of which none begins at their minute yet.

    ``keys`` gives the key for each name in the table. Raises ``KeyError`` for an unknown name.
    """
    pieces = dict(
        Article.objects.filter(import_key__in=keys.values()).values_list("import_key", "pk")
    )
    strips = dict(Collection.objects.values_list("slug", "pk"))
    for row in tables.get("fronts", []):
        if FrontPage.objects.filter(starts_at=row["starts_at"]).exists():
            continue
        composition = Composition(
            lead=pieces[keys[row["lead"]]] if "lead" in row else None,
            seconds=tuple(pieces[keys[name]] for name in row.get("seconds", [])),
            river=tuple(pieces[keys[name]] for name in row.get("river", [])),
            strips=tuple(strips[name] for name in row.get("strips", [])),
        )
        compose(composition=composition, starts_at=row["starts_at"], note=row["note"])
