"""What is sealed comes back by no slip: not with another comma, nor out of a draft or a typing."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.likeness import near_duplicates
from articles.models import Activity, Article, ArticleLink, Draft, ScheduledChange, WorkingSave
from articles.record.sealing import seal
from articles.record.withholding import SealedText
from articles.states.due import apply_due
from articles.states.publishing import publish, unpublish, withdraw
from articles.writing import write
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague

pytestmark = pytest.mark.django_db

LIBEL = "Alderman Pike took forty crowns from the harbour fund, and gave his brother the lease."
REST = "The council met on Monday.\n\nIt rained all day, and nobody spoke of the ferry at length."
WHOLE = f"{REST}\n\n{LIBEL}"


@pytest.fixture
def piece() -> Article:
    """Readers had a sentence that is sealed, and have the rest of it now."""
    piece = cast.make_article("The council", body=WHOLE)
    piece.body = REST
    write(article=piece)
    return sealed(piece, 1)


def sealed(piece: Article, number: int) -> Article:
    seal(edition=piece.editions.get(number=number), reason="A court order.")
    return Article.objects.get(pk=piece.pk)


def publish_body(piece: Article, body: str, body_format: str = "markdown") -> None:
    piece.body, piece.body_format = body, body_format
    with transaction.atomic():
        write(article=piece)


@pytest.mark.parametrize(
    "body",
    [
        WHOLE,
        LIBEL,
        WHOLE.replace("and gave", "and  **gave**"),
        WHOLE.upper(),
        f"{LIBEL}\n\nAnd a new paragraph, which says very much more than that about the ferry.",
        WHOLE.replace("harbour", "harbor"),
    ],
)
def test_what_says_it_again_is_refused(piece, body):
    with pytest.raises(SealedText):
        publish_body(piece, body)


def test_other_marks_of_another_format_don_t_hide_it(piece):
    with pytest.raises(SealedText):
        publish_body(piece, f"<p>{LIBEL}</p>", "html")


@pytest.mark.parametrize(
    "body", [f"{REST} A line more.", "Alderman Pike was not there.", REST.replace("rain", "hail")]
)
def test_what_says_no_more_than_open_editions_is_published(piece, body):
    publish_body(piece, body)
    assert piece.edition_number == 3


def test_a_text_that_an_open_edition_has_too_is_no_sealed_one():
    piece = cast.make_article("Pike is a thief", body=REST)
    piece.title = "The council"
    write(article=piece)
    piece = sealed(piece, 1)
    publish_body(piece, f"{REST} A line more.")
    assert piece.edition_number == 3


def draft_of(piece: Article, body: str) -> Draft:
    number = (piece.drafts.count() or 0) + 1
    words = {"title": "x", "dek": "", "body": body, "body_format": "markdown"}
    return piece.drafts.create(number=number, payload=words)


def test_drafts_that_differ_by_a_character_are_emptied_and_others_stay():
    piece = cast.make_article("The council", body=WHOLE)
    near, far = draft_of(piece, WHOLE.replace("forty", "fifty")), draft_of(piece, REST)
    piece.body = REST
    write(article=piece)
    sealed(piece, 1)
    assert Draft.objects.get(pk=near.pk).payload["body"] == ""
    assert Draft.objects.get(pk=far.pk).payload["body"] == REST


def test_typing_that_holds_it_is_forgotten_and_other_typing_is_kept():
    piece = cast.make_article("The council", body=WHOLE)
    for name, body in (("eva", WHOLE + " And"), ("ben", REST)):
        typed = {"typed": {"title": ["x"], "body": [body]}}
        editor = User.objects.create_user(name)
        WorkingSave.objects.create(editor=editor, article=piece, key=uuid.uuid4(), payload=typed)
    piece.body = REST
    write(article=piece)
    sealed(piece, 1)
    assert [typing.editor.username for typing in WorkingSave.objects.all()] == ["ben"]


def test_what_a_scheduled_change_was_begun_with_is_emptied():
    piece = cast.make_article("The council", body=WHOLE)
    draft = draft_of(piece, REST)
    base = {"title": "x", "dek": "", "body": WHOLE + " And", "body_format": "markdown"}
    change = ScheduledChange.objects.create(
        article=piece,
        draft=draft,
        base=base,
        due_at=timezone.now(),
        state="done",
        scheduled_by=make_colleague(),
    )
    piece.body = REST
    write(article=piece)
    sealed(piece, 1)
    change.refresh_from_db()
    assert change.base["body"] == ""


def test_a_withdrawn_piece_is_found_by_neither_links_nor_likeness():
    text = "\n\n".join(f"In the year {n} the ferry ran {n} times." for n in range(30))
    piece = cast.make_article("The ferry", body=f"{text} See [it](https://example.org/).")
    withdraw(article=piece, reason="A court order.")
    sealed(piece, 1)
    assert not ArticleLink.objects.filter(article=piece).exists()
    assert near_duplicates(text) == []


def test_a_piece_taken_back_and_written_otherwise_keeps_what_was_written():
    piece = unpublish(article=cast.make_article("The council", body=LIBEL))
    draft_change(piece, body=REST)
    assert sealed(piece, 1).body == REST


def test_a_piece_taken_back_with_its_text_loses_it():
    piece = unpublish(article=cast.make_article("The council", body=LIBEL))
    assert sealed(piece, 1).body == ""


def test_a_sealed_text_that_was_to_appear_does_not():
    piece = unpublish(article=cast.make_article("The council", body=LIBEL))
    piece = sealed(piece, 1)
    piece.body = LIBEL
    publish(article=piece, at=cast.FIRST_DAY.replace(year=2090))
    begun = {"published_at": cast.FIRST_DAY, "published_on": cast.FIRST_DAY.date()}
    Article.objects.filter(pk=piece.pk).update(**begun)
    assert apply_due() == 1
    assert Article.objects.get(pk=piece.pk).status == "draft"
    assert Activity.objects.filter(verb="change_failed", object_id=piece.pk).exists()
