"""A sealed edition: its text is nowhere, its place in the chain stays."""

from __future__ import annotations

import json

import pytest
from django.db import transaction

from articles.models import Activity, Article, Edition
from articles.record.moments import as_hashed, state
from articles.record.sealing import SealRefused, seal
from articles.record.verifying import verify_pieces
from articles.record.withholding import SealedText
from articles.states.publishing import publish, withdraw
from articles.writing import write
from tests import cast
from tests.articles.record.tampering import as_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece() -> Article:
    """Readers had a secret, and have another text now."""
    piece = cast.make_article(title="A secret", body="The secret.")
    piece.title, piece.body = "A bill", "The bill."
    return write(article=piece)


def first(piece: Article) -> Edition:
    return piece.editions.select_related("seal").get(number=1)


def test_nothing_of_the_text_is_told(piece):
    seal(edition=first(piece), reason="A court order.")
    told = state(first(piece))
    assert (told.title, told.html, told.text, told.body) == ("", "", "", "")
    assert "ecret" not in json.dumps(as_hashed(first(piece)))


def test_number_digest_and_reason_are_told(piece):
    digest = first(piece).digest
    seal(edition=first(piece), reason=" A court order. ")
    told = as_hashed(first(piece))
    assert (told["digest"], told["header"]["number"]) == (digest, 1)
    assert told["sealed"]["reason"] == "A court order."


def test_the_chain_still_holds(piece):
    seal(edition=first(piece), reason="A court order.")
    (chain,) = verify_pieces()
    assert (chain.faults, chain.sealed, chain.editions) == ([], 1, 2)


def test_who_sealed_it_is_recorded(piece, admin_user):
    seal(edition=first(piece), reason="A court order.", by=admin_user)
    done = Activity.objects.get(verb="sealed")
    assert (done.actor, done.object_id, done.note) == (admin_user, piece.pk, "A court order.")


def test_drafts_that_made_it_are_emptied(piece):
    words = {"title": "A secret", "dek": "", "body": "The secret.", "slug": "a-secret"}
    draft = piece.drafts.create(number=1, payload=words, edition_number=1)
    seal(edition=first(piece), reason="A court order.")
    draft.refresh_from_db()
    assert (draft.payload["title"], draft.payload["body"]) == ("", "")


def test_a_later_draft_that_still_held_the_text_is_emptied(piece):
    words = {"title": "A bill", "dek": "", "body": "The secret.", "slug": "a-secret"}
    draft = piece.drafts.create(number=1, payload=words, edition_number=2)
    seal(edition=first(piece), reason="A court order.")
    draft.refresh_from_db()
    assert draft.payload["body"] == ""


def test_a_draft_of_the_text_that_readers_still_have_is_kept():
    piece = cast.make_article(title="A libel", body="The bill.")
    piece.title = "A bill"
    write(article=piece)
    words = {"title": "A bill", "dek": "Typed.", "body": "The bill.", "slug": "a-libel"}
    draft = piece.drafts.create(number=1, payload=words)
    seal(edition=first(piece), reason="A court order.")
    draft.refresh_from_db()
    assert draft.payload == words


def test_a_withdrawn_piece_loses_the_text_of_its_row(piece):
    withdraw(article=piece, reason="A court order.")
    seal(edition=piece.editions.get(number=2), reason="A court order.")
    piece.refresh_from_db()
    assert (piece.body, piece.body_html, piece.body_text) == ("", "", "")


def test_a_sealed_text_is_not_published_again(piece):
    seal(edition=first(piece), reason="A court order.")
    piece.body = "The secret."
    with pytest.raises(SealedText), transaction.atomic():
        write(article=piece)


def test_a_piece_whose_last_edition_is_sealed_is_not_restored_without_a_text(piece):
    withdraw(article=piece, reason="A court order.")
    seal(edition=piece.editions.get(number=2), reason="A court order.")
    with pytest.raises(SealedText), transaction.atomic():
        publish(article=Article.objects.get(pk=piece.pk))


def test_what_readers_have_now_is_not_sealed(piece):
    with pytest.raises(SealRefused, match="withdraw the piece"):
        seal(edition=piece.editions.get(number=2), reason="A court order.")


def test_it_is_sealed_once(piece):
    seal(edition=first(piece), reason="A court order.")
    with pytest.raises(SealRefused, match="already"):
        seal(edition=first(piece), reason="Another.")


def test_a_seal_says_why(piece):
    with pytest.raises(SealRefused, match="why"):
        seal(edition=first(piece), reason="  ")


@pytest.mark.parametrize(("is_sealed", "faults"), [(True, 0), (False, 1)])
def test_the_owner_of_the_database_may_empty_what_is_sealed(piece, is_sealed, faults):
    if is_sealed:
        seal(edition=first(piece), reason="A court order.")
    with as_owner():
        Edition.objects.filter(pk=first(piece).pk).update(content="")
    assert sum(len(chain.faults) for chain in verify_pieces()) == faults
