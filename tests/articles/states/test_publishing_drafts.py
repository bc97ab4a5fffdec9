"""Publishing what is worked on: who was slower is told, and what can't be shown is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.drafts.saving import has_changes
from articles.models import Activity, Article, Correction, Edition, Review
from articles.states.publishing import (
    MAJOR,
    Note,
    Overtaken,
    PublishingRefused,
    publish_draft,
    restore,
    unpublish,
    withdraw,
)
from articles.states.reviewing import ask
from articles.writing import write
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva():
    return make_colleague()


@pytest.fixture
def piece():
    return cast.make_article(body="It passed.")


def stored(piece: Article) -> Article:
    return Article.objects.get(pk=piece.pk)


def test_a_draft_is_what_readers_have_once_it_is_published(piece, eva):
    draft_change(piece, title="The bill", body="It failed.")
    publish_draft(article=piece, by=eva)
    assert stored(piece).title == "The bill"
    assert "failed" in stored(piece).body_html
    assert not has_changes(stored(piece))


def test_until_then_they_have_what_they_had(piece, client):
    draft_change(piece, title="The bill")
    assert "The harbour bill" in client.get(piece.address).content.decode()


def test_each_publication_is_one_edition_with_its_note(piece, eva):
    draft_change(piece, body="It failed.")
    publish_draft(article=piece, by=eva, significance=MAJOR, note="The vote was counted again.")
    edition = Edition.objects.get(article=piece, number=2)
    assert (edition.significance, edition.note) == ("major", "The vote was counted again.")
    assert edition.published_by == eva


def test_bylines_and_topics_come_with_it(piece, eva):
    author, topic = cast.make_author(), cast.make_topic()
    byline = {"author": author.pk, "role": "by", "as_printed": ""}
    draft_change(piece, bylines=[byline], topics=[topic.pk])
    publish_draft(article=piece, by=eva)
    assert list(stored(piece).authors.all()) == [author]
    assert Article.objects.published().filed_under(topic).exists()
    assert Edition.objects.filter(article=piece).count() == 2


def test_a_new_piece_gets_slug_and_date(eva):
    piece = write(article=Article(title="Fog on the quay"))
    done = publish_draft(article=piece, by=eva)
    assert done.is_public
    assert done.slug == "fog-on-the-quay"


def test_a_significant_change_says_what_changed(piece, eva):
    draft_change(piece, body="It failed.")
    with pytest.raises(PublishingRefused, match="what changed"):
        publish_draft(article=piece, by=eva, significance=MAJOR)
    assert Edition.objects.filter(article=piece).count() == 1


def test_a_piece_does_not_vanish_behind_a_date_to_come(piece, eva):
    ahead = timezone.now() + timedelta(days=3)
    draft_change(piece, published_at=ahead.isoformat())
    with pytest.raises(PublishingRefused, match="vanish"):
        publish_draft(article=piece, by=eva)
    assert stored(piece).is_public


def test_a_slug_of_that_day_is_refused_with_the_piece_that_has_it(piece, eva):
    cast.make_article("Another")
    draft_change(piece, slug="another")
    with pytest.raises(PublishingRefused, match="“Another”"):
        publish_draft(article=piece, by=eva)


def test_an_import_is_never_dated_by_guess(eva):
    piece = write(article=Article(title="Old news", import_key="page:1"), imported=True)
    with pytest.raises(PublishingRefused, match="without a date"):
        publish_draft(article=piece, by=eva)


def test_what_was_saved_since_the_page_was_opened_is_not_published_unseen(piece, eva):
    seen = draft_change(piece, title="One").number
    draft_change(piece, title="Two")
    with pytest.raises(Overtaken, match="Look again"):
        publish_draft(article=piece, by=eva, expected_number=seen)


def test_what_is_published_already_is_not_published_again(piece, eva):
    draft_change(piece, body="It failed.")
    publish_draft(article=piece, by=eva)
    with pytest.raises(Overtaken, match="no unpublished changes"):
        publish_draft(article=piece, by=eva)


def test_a_withdrawn_piece_is_restored_not_published(piece, eva):
    withdraw(article=piece, reason="A hoax.")
    draft_change(piece, title="The bill")
    with pytest.raises(Overtaken, match="withdrawn"):
        publish_draft(article=piece, by=eva)


def test_a_correction_stands_on_the_edition_that_it_came_with(piece, eva):
    draft_change(piece, body="It failed.")
    note = Note("correction", "We said that it passed.", True)
    publish_draft(article=piece, by=eva, correction=note)
    correction = Correction.objects.get()
    assert (correction.edition_number, correction.is_prominent) == (2, True)


def test_a_refused_correction_takes_the_publication_with_it(piece, eva):
    draft_change(piece, body="It failed.")
    with pytest.raises(ValueError, match="what was wrong"):
        publish_draft(article=piece, by=eva, correction=Note("correction", "  "))


def test_to_publish_what_a_colleague_asked_about_is_to_approve_it(piece, eva):
    draft_change(piece, body="It failed.")
    ask(article=piece, by=make_colleague("wim"))
    publish_draft(article=piece, by=eva)
    review = Review.objects.get()
    assert (review.verdict, review.decided_by) == ("approved", eva)


def test_a_piece_to_come_has_no_edition_yet(eva):
    piece = write(article=Article(title="Fog"))
    ahead = timezone.now() + timedelta(hours=1)
    publish_draft(article=piece, by=eva, at=ahead)
    assert not Edition.objects.exists()
    assert not Article.objects.published().exists()


def test_a_piece_to_come_may_be_published_now(eva):
    piece = write(article=Article(title="Fog"))
    publish_draft(article=piece, by=eva, at=timezone.now() + timedelta(hours=1))
    publish_draft(article=piece, by=eva, at=timezone.now())
    assert stored(piece).is_public
    assert Edition.objects.count() == 1


def test_restoration_gives_back_what_was_withdrawn_and_keeps_what_was_drafted(piece, eva):
    withdraw(article=piece, reason="A hoax.", by=eva)
    draft_change(piece, title="The bill")
    restore(article=piece, by=eva)
    assert stored(piece).title == "The harbour bill"
    assert stored(piece).withdrawal_reason == ""
    assert has_changes(stored(piece))
    assert Edition.objects.count() == 1


def test_what_is_not_withdrawn_is_not_restored(piece, eva):
    with pytest.raises(Overtaken):
        restore(article=piece, by=eva)


def test_each_act_is_recorded_with_who_did_it(piece, eva):
    draft_change(piece, body="It failed.")
    publish_draft(article=piece, by=eva)
    withdraw(article=stored(piece), reason="A hoax.", by=eva)
    restore(article=piece, by=eva)
    unpublish(article=stored(piece), by=eva)
    verbs = Activity.objects.filter(actor=eva).order_by("id").values_list("verb", flat=True)
    assert [verb for verb in verbs if verb != "saved"] == [
        "changed",
        "withdrawn",
        "restored",
        "taken_back",
    ]
