"""A collection is another one when one of its pieces comes to readers or goes from them."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles.models import Article, Collection, CollectionEntry
from articles.record.canonical import content_in
from articles.record.verifying import Fault, verify_collections
from articles.states.due import apply_due
from articles.states.publishing import publish, publish_draft, restore, unpublish, withdraw
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague

pytestmark = pytest.mark.django_db
LATER = cast.FIRST_DAY.replace(year=2090)


def states(dossier: Collection) -> list[tuple[list[str], str]]:
    """Which pieces each state has, the oldest first, and its note."""
    rows = dossier.editions.order_by("number")
    return [([each["title"] for each in content_in(row)["entries"]], row.note) for row in rows]


def faults() -> list[Fault]:
    return [fault for chain in verify_collections() for fault in chain.faults]


@pytest.fixture
def pieces() -> list[Article]:
    return [cast.make_article("Stays"), cast.make_article("Goes")]


@pytest.mark.parametrize(
    "leave", [unpublish, lambda article: withdraw(article=article, reason="x")]
)
def test_without_a_piece_that_went(pieces, leave):
    dossier = cast.make_collection("Dossier", pieces)
    leave(article=pieces[1])
    assert states(dossier)[-1] == (["Stays"], "One of its pieces was taken out.")
    assert faults() == []


def test_with_one_that_was_restored(pieces):
    dossier = cast.make_collection("Dossier", pieces)
    withdraw(article=pieces[1], reason="x")
    restore(article=pieces[1])
    assert states(dossier)[-1] == (["Stays", "Goes"], "One of its pieces was published.")
    assert faults() == []


def test_with_one_that_an_editor_published(pieces):
    draft = cast.make_draft("New")
    dossier = cast.make_collection("Dossier", [*pieces, draft])
    draft_change(draft, title="Newest")
    publish_draft(article=draft, by=make_colleague())
    assert states(dossier)[-1][0] == ["Stays", "Goes", "Newest"]
    assert faults() == []


def test_with_one_whose_minute_came(pieces):
    piece = publish(article=Article(title="To come"), at=LATER)
    dossier = cast.make_collection("Dossier", [*pieces, piece])
    begun = {"published_at": cast.FIRST_DAY, "published_on": cast.FIRST_DAY.date()}
    Article.objects.filter(pk=piece.pk).update(**begun)
    assert [chain.is_waiting for chain in verify_collections()] == [True]
    apply_due(timezone.now())
    assert states(dossier)[-1][0] == ["Stays", "Goes", "To come"]
    assert faults() == []


def test_a_change_of_a_public_piece_makes_none(pieces):
    dossier = cast.make_collection("Dossier", pieces)
    draft_change(pieces[0], body="Otherwise.")
    publish_draft(article=pieces[0], by=make_colleague())
    assert len(states(dossier)) == 1


def test_what_was_changed_by_nobody_s_saving_is_found(pieces):
    cast.make_collection("Dossier", pieces)
    CollectionEntry.objects.filter(article=pieces[0]).update(note="Slipped in.")
    assert [fault.what for fault in faults()] == [
        "what readers have of it differs from its last state"
    ]
