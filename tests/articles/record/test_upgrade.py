"""An archive from before the record: brought to today, each piece has the state that readers had.

It is a database of its own beside the suite's. The first attempt is cut off half-way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from articles.models import (
    Article,
    Collection,
    Correction,
    Edition,
    FrontPage,
    Image,
    ImageUse,
    OldAddress,
    Topic,
)
from articles.record.canonical import content_in
from articles.record.verifying import verify_collections, verify_pieces
from articles.writing import write
from tests import cast

OLD = ("articles", "0007_author_login")
first_states: Any = import_module("articles.migrations.0016_first_states")
LATER = cast.FIRST_DAY.replace(year=2090)
WITHDRAWN = {
    "status": "withdrawn",
    "withdrawn_at": cast.FIRST_DAY,
    "withdrawal_reason": "It was a hoax.",
}
# What stood in an archive of that day, by headline: how it was numbered, and what else it was.
PIECES: dict[str, dict[str, Any]] = {
    "Once": {"edition_number": 1},
    "Corrected": {"edition_number": 3},
    "Unnumbered": {"edition_number": 0},
    "Withdrawn": {"edition_number": 2, **WITHDRAWN},
    "To come": {"edition_number": 1, "published_at": LATER, "published_on": LATER.date()},
    "Draft": {"edition_number": 0, "status": "draft"},
}


@contextmanager
def beside_the_suite() -> Iterator[None]:
    """An empty database of this server, which goes again."""
    usual = connection.settings_dict["NAME"]
    own = f"{usual}_of_before"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {own}")
        cursor.execute(f"CREATE DATABASE {own}")
    connection.close()
    connection.settings_dict["NAME"] = own
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {own}")


def breaking_off_after(number: int) -> Any:
    made, left = first_states.first_state, iter(range(number))

    def making(*given: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return made(*given)

    return making


@pytest.fixture(scope="module", autouse=True)
def upgraded(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """How many states there were when the first attempt was cut off."""
    with django_db_blocker.unblock(), beside_the_suite(), pytest.MonkeyPatch.context() as patch:
        call_command("migrate", *OLD, verbosity=0)
        fill(MigrationExecutor(connection).loader.project_state(OLD).apps)
        patch.setattr(first_states, "STRETCH", 2)
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(first_states, "first_state", breaking_off_after(3))
            with pytest.raises(KeyboardInterrupt):
                call_command("migrate", verbosity=0)
        found = Edition.objects.count()
        call_command("migrate", verbosity=0)
        yield found


def fill(apps: Any) -> None:
    """As the site of that day left it: by its models, not by today's."""
    model = {name: apps.get_model("articles", name) for name in MODELS}
    ada = model["Author"].objects.create(name="Ada Marsh", slug="ada-marsh")
    dams = model["Topic"].objects.create(name="Dams", slug="dams", description="On *dams*.")
    image = model["Image"].objects.create(digest="0" * 64, width=3, height=2, caption="A dam")
    source = model["Publication"].objects.create(name="The Lantern", slug="lantern")
    dossier = model["Collection"].objects.create(title="Dossier", slug="dossier")
    for position, (title, given) in enumerate(PIECES.items(), start=1):
        piece = model["Article"].objects.create(**said(title) | given)
        piece.lead_image, piece.publication = image, source
        piece.edition_at = piece.published_at if piece.edition_number else None
        piece.save()
        model["Byline"].objects.create(article=piece, author=ada)
        piece.topics.add(dams)
        model["CollectionEntry"].objects.create(
            collection=dossier, article=piece, position=position, note=f"See {title}"
        )
        model["OldAddress"].objects.create(article=piece, path=f"/old/{piece.slug}/")
    corrected = model["Article"].objects.get(title="Corrected")
    model["Correction"].objects.create(article=corrected, text="It was Ben.", edition_number=3)
    model["TopicAlias"].objects.create(topic=dams, slug="weirs")
    model["FrontPage"].objects.create(starts_at=cast.FIRST_DAY, strip=dossier)


MODELS = (
    *("Article", "Author", "Byline", "Collection", "CollectionEntry", "Correction", "FrontPage"),
    *("Image", "OldAddress", "Publication", "Topic", "TopicAlias"),
)


def said(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "slug": title.lower().replace(" ", "-"),
        "body": f"{title}.",
        "body_html": f"<p>{title}.</p>",
        "body_text": f"{title}.",
        "renderer_version": 1,
        "status": "published",
        "published_at": cast.FIRST_DAY,
        "published_on": cast.FIRST_DAY.date(),
    }


def piece(title: str) -> Article:
    return Article.objects.get(title=title)


def test_what_was_done_when_it_was_cut_off_stayed(upgraded):
    assert upgraded == 2


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        *(("Once", [1]), ("Corrected", [3]), ("Unnumbered", [1]), ("Withdrawn", [2])),
        *(("To come", []), ("Draft", [])),
    ],
)
def test_each_piece_that_readers_had_has_the_edition_of_its_number(title, numbers):
    assert list(piece(title).editions.values_list("number", flat=True)) == numbers
    assert piece(title).edition_number == (numbers or [0])[0]


def test_an_edition_holds_all_that_readers_had():
    held = content_in(piece("Corrected").editions.get())
    assert (held["body_html"], held["renderer"]) == ("<p>Corrected.</p>", 1)
    assert held["bylines"] == [{"name": "Ada Marsh", "role": "by"}]
    assert (held["topics"], held["source"]["name"]) == (["Dams"], "The Lantern")
    assert held["image"]["caption"] == "A dam"


def test_a_collection_has_its_pieces_that_readers_had():
    held = content_in(Collection.objects.get().editions.get())
    assert [(row["title"], row["edition"]) for row in held["entries"]] == [
        ("Once", 1),
        ("Corrected", 3),
        ("Unnumbered", 1),
    ]


def test_all_chains_hold():
    chains = [*verify_pieces(), *verify_collections()]
    assert [fault for chain in chains for fault in chain.faults] == []
    assert sum(chain.editions for chain in chains) == 5


def test_they_go_on_from_there():
    once = piece("Once")
    once.body = "Twice."
    assert write(article=once).edition_number == 2
    assert next(verify_pieces([once.pk])).faults == []


def test_a_correction_is_still_that_of_its_edition():
    assert Correction.objects.get().edition_number == 3


@pytest.mark.parametrize(("title", "status"), [("Corrected", 301), ("Withdrawn", 410)])
def test_former_addresses_lead_on(title, status):
    answer = Client().get(OldAddress.objects.get(article=piece(title)).path)
    assert answer.status_code == status
    assert answer.get("Location", piece(title).address) == piece(title).address


def test_former_names_lead_on():
    assert Client().get("/topics/weirs/")["Location"] == "/topics/dams/"


def test_what_stood_on_the_front_page_stands_there():
    strip = FrontPage.objects.get().strips.get()
    assert (strip.collection.title, strip.position) == ("Dossier", 1)


def test_pictures_are_noted_where_they_stand():
    assert ImageUse.objects.filter(image=Image.objects.get()).count() == len(PIECES)


def test_introductions_are_set():
    assert Topic.objects.get().description_html == "<p>On <em>dams</em>.</p>"
