"""A save adds a draft. What readers have is changed by publishing alone."""

import pytest
from django.contrib.auth.models import User

from articles.drafts.payload import PayloadStale, payload_of
from articles.drafts.saving import (
    Clash,
    carry_over,
    current_draft,
    discard_draft,
    has_changes,
    mark_published,
    save_draft,
    save_together,
    working_payload,
)
from articles.models import Activity, Article, Draft
from articles.states.publishing import publish_draft, withdraw
from tests.articles.drafts.payloads import byline, payload, typed_in
from tests.cast import make_article, make_author, make_draft, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida() -> User:
    return User.objects.create_user("ida")


def save(piece: Article, by: User | None = None, base_number: int | None = None, **fields) -> Draft:
    piece.refresh_from_db()
    number = piece.draft_number if base_number is None else base_number
    return save_draft(article=piece, payload=typed_in(piece, **fields), by=by, base_number=number)


def test_a_new_piece_is_begun_as_draft_one(ida):
    draft = save_draft(article=None, payload=payload("Fog.", title="Quay"), by=ida)
    piece = Article.objects.get()
    assert (draft.number, piece.draft_number, piece.status) == (1, 1, "draft")
    assert (piece.begun_by, piece.title, piece.body_text) == (ida, "Quay", "Fog.")


def test_a_draft_of_a_piece_never_public_is_its_row_too():
    piece, author, topic = make_draft(), make_author(), make_topic()
    save(piece, title="Ready", bylines=[byline(author.pk)], topics=[topic.pk])
    piece.refresh_from_db()
    assert (piece.title, piece.authors.get(), piece.topics.get()) == ("Ready", author, topic)


def test_readers_of_a_public_piece_get_nothing_of_a_draft():
    piece, topic = make_article(authors=[make_author()]), make_topic()
    before = payload_of(piece)
    save(piece, title="Not yet", topics=[topic.pk], bylines=[])
    piece.refresh_from_db()
    assert payload_of(piece) == before
    assert has_changes(piece)


def test_a_withdrawn_piece_stays_as_it_is():
    piece = make_article()
    withdraw(article=piece, reason="A court said so.")
    save(piece, title="Not yet")
    assert Article.objects.get().title == "The harbour bill"


def test_the_piece_before_its_first_draft_is_kept_as_number_nought():
    piece = make_article()
    save(piece, title="Second thoughts")
    assert piece.drafts.get(number=0).payload["title"] == "The harbour bill"


def test_what_is_worked_on_is_the_newest_draft():
    piece = make_article()
    save(piece, title="Two")
    save(piece, title="Three")
    assert working_payload(piece)["title"] == "Three"


def test_without_a_draft_it_is_the_piece():
    piece = make_article(authors=[make_author()])
    assert working_payload(piece) == payload_of(piece)
    assert current_draft(piece) is None


def test_publishing_a_draft_ends_it(ida):
    piece = make_article()
    save(piece, title="Two")
    publish_draft(article=piece, by=ida)
    piece.refresh_from_db()
    assert piece.title == "Two"
    assert not has_changes(piece)
    assert piece.drafts.get(number=1).edition_number == piece.edition_number == 2


def test_what_publishing_filled_in_is_numbered():
    piece = make_article()
    save(piece, slug="")
    piece.refresh_from_db()
    mark_published(piece, 1, 2)
    assert working_payload(piece) == payload_of(piece)
    assert piece.drafts.first().payload["slug"] == "the-harbour-bill"


def test_a_save_over_a_newer_draft_is_a_clash(ida):
    piece = make_article()
    save(piece, ida, title="Theirs")
    with pytest.raises(Clash) as raised:
        save(piece, base_number=0, title="Mine")
    clash = raised.value
    titles = [side["title"] for side in (clash.base, clash.theirs, clash.mine)]
    assert titles == ["The harbour bill", "Theirs", "Mine"]
    assert (clash.by, clash.number) == (ida, 1)


def test_a_clash_in_other_fields_is_saved_together(ida):
    piece = make_article()
    save(piece, title="Theirs")
    mine = payload_of(piece) | {"dek": "Mine"}
    with pytest.raises(Clash) as raised:
        save_draft(article=piece, payload=mine, by=ida, base_number=0)
    draft = save_together(article=piece, clash=raised.value, by=ida)
    assert (draft.payload["title"], draft.payload["dek"]) == ("Theirs", "Mine")


def test_a_discarded_draft_is_kept_and_readers_text_is_worked_on_again(ida):
    piece = make_article()
    save(piece, title="Two")
    assert discard_draft(article=piece, by=ida)
    assert working_payload(piece)["title"] == "The harbour bill"
    assert piece.drafts.get(number=1).is_discarded


def test_who_typed_over_a_discarded_draft_learns_of_it(ida):
    piece = make_article()
    save(piece, title="Two")
    discard_draft(article=piece, by=ida)
    with pytest.raises(Clash):
        save(piece, base_number=1, title="Three")


def test_there_is_nothing_to_discard_without_a_waiting_draft(ida):
    assert not discard_draft(article=make_article(), by=ida)
    piece = make_draft()
    save(piece, title="Two")
    assert not discard_draft(article=piece, by=ida)


def test_a_change_behind_a_draft_is_carried_over():
    piece, topic = make_article(), make_topic()
    save(piece, title="Two")
    before = payload_of(piece)
    piece.topics.add(topic)
    carry_over(article=piece, before=before)
    stands = working_payload(piece)
    assert (stands["title"], stands["topics"]) == ("Two", [topic.pk])


def test_a_change_behind_no_draft_makes_an_older_form_merge():
    piece, topic = make_article(), make_topic()
    save(piece, title="Two")
    publish_draft(article=piece, by=None)
    number, before = Article.objects.get().draft_number, payload_of(Article.objects.get())
    piece.topics.add(topic)
    carry_over(article=piece, before=before)
    with pytest.raises(Clash) as raised:
        save_draft(article=piece, payload=before, by=None, base_number=number)
    assert save_together(article=piece, clash=raised.value, by=None).payload["topics"] == [topic.pk]


def test_what_is_gone_meanwhile_is_named():
    piece = make_draft()
    with pytest.raises(PayloadStale, match="author that was deleted"):
        save(piece, bylines=[byline(10**6)])
    assert not piece.drafts.exists()


def test_an_import_leaves_a_piece_alone_that_was_saved_here():
    piece = make_draft(import_key="page:1", import_digest="x")
    Article.objects.update(import_digest="x", status="published", slug="a")
    save(piece, dek="Edited")
    assert Article.objects.get().import_digest == ""


def test_each_save_is_in_the_record(ida):
    save(make_article(), ida, title="Two")
    row = Activity.objects.get(verb="saved")
    assert (row.actor, row.after) == (ida, {"draft": 1})
