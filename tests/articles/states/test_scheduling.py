"""What is scheduled happens at its minute: for whoever reads first, and once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from articles.drafts.payload import payload_of
from articles.drafts.saving import current_draft, discard_draft, working_payload
from articles.models import Activity, Article, Edition, ScheduledChange
from articles.record.freezing import freeze
from articles.states.due import apply_due, next_moment
from articles.states.publishing import PublishingRefused, publish_draft, unpublish, withdraw
from articles.states.rights import State, state_of
from articles.states.scheduling import (
    failed_change,
    move_change,
    schedule,
    take_back_change,
    waiting_change,
)
from articles.writing import write
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague

pytestmark = pytest.mark.django_db
BODY = "It passed.\n\nNobody spoke.\n\nThe house rose."


@pytest.fixture
def eva():
    return make_colleague()


@pytest.fixture
def piece():
    return cast.make_article(body=BODY)


@pytest.fixture
def later():
    return timezone.now() + timedelta(hours=1)


def stored(piece):
    return Article.objects.get(pk=piece.pk)


@pytest.fixture
def change(piece, eva, later):
    draft_change(piece, body=BODY.replace("passed", "failed"))
    return schedule(article=piece, by=eva, at=later, significance="major", note="Counted again.")


def test_a_change_waits_and_readers_have_what_they_had(change, piece):
    assert apply_due() == 0
    assert "passed" in stored(piece).body
    assert waiting_change(piece) == change


def test_its_draft_is_not_marked_by_what_is_published_or_discarded_before(change, piece, eva):
    draft_change(piece, title="Fog")
    publish_draft(article=piece, by=eva)
    draft_change(piece, title="Rain")
    discard_draft(article=piece, by=eva)
    change.draft.refresh_from_db()
    assert (change.draft.edition_number, change.draft.is_discarded) == (0, False)


def test_a_draft_that_was_to_appear_is_no_discarded_one_once_that_is_taken_back(eva, later):
    long_ago = datetime(2020, 1, 4, tzinfo=UTC)
    new = write(article=Article(title="Fog", body="Much.", published_at=long_ago))
    change = schedule(article=new, by=eva, at=later)
    take_back_change(change=change, by=eva)
    change.draft.refresh_from_db()
    assert not change.draft.is_discarded


def test_at_its_minute_it_is_the_next_edition_which_begins_then(change, piece, later):
    assert apply_due(later) == 1
    edition = Edition.objects.get(article=piece, number=2)
    assert "failed" in stored(piece).body_html
    assert (edition.begins_at, edition.note) == (later, "Counted again.")


def test_it_happens_once(change, later):
    assert (apply_due(later), apply_due(later)) == (1, 0)
    assert ScheduledChange.objects.get().state == "done"
    assert Edition.objects.count() == 2


def test_editors_go_on_with_what_readers_have(change, piece):
    assert current_draft(stored(piece)) is None
    assert working_payload(stored(piece))["body"] == BODY


def test_what_was_published_meanwhile_is_kept(change, piece, eva, later):
    draft_change(piece, body=BODY.replace("house rose", "house sat on"))
    publish_draft(article=piece, by=eva)
    apply_due(later)
    assert stored(piece).body == "It failed.\n\nNobody spoke.\n\nThe house sat on."
    assert Edition.objects.count() == 3


def test_what_is_drafted_meanwhile_goes_on_over_it(change, piece, later):
    draft_change(piece, title="The bill")
    apply_due(later)
    assert stored(piece).title == "The harbour bill"
    working = working_payload(stored(piece))
    assert (working["title"], "failed" in working["body"]) == ("The bill", True)


def test_where_both_changed_the_same_words_nothing_changes_and_it_is_said(
    change, piece, eva, later
):
    draft_change(piece, body=BODY.replace("passed", "was put off"))
    publish_draft(article=piece, by=eva)
    apply_due(later)
    failed = failed_change(piece)
    assert failed is not None
    assert "Merge it by hand" in failed.trouble
    assert "was put off" in stored(piece).body
    assert "failed" in working_payload(stored(piece))["body"]


def test_a_slug_that_was_taken_meanwhile_is_said(piece, eva, later):
    draft_change(piece, slug="another")
    schedule(article=piece, by=eva, at=later)
    cast.make_article("Another")
    apply_due(later)
    failed = failed_change(piece)
    assert failed is not None
    assert "has this slug" in failed.trouble
    assert Activity.objects.filter(verb="change_failed", object_id=piece.pk).exists()


def test_one_that_fails_holds_up_no_other(change, eva, later):
    other = cast.make_article("Fog", body="Much.")
    draft_change(other, body="Little.")
    schedule(article=other, by=eva, at=later)
    ScheduledChange.objects.filter(pk=change.pk).update(base={"body": 1})
    assert apply_due(later) == 2
    assert stored(other).body == "Little."
    assert "log says why" in ScheduledChange.objects.get(pk=change.pk).trouble


def test_taken_back_it_is_worked_on_again(change, piece, eva, later):
    take_back_change(change=change, by=eva)
    assert apply_due(later) == 0
    assert "failed" in working_payload(stored(piece))["body"]
    assert "passed" in stored(piece).body


def test_it_is_put_at_another_minute(change, piece, eva, later):
    move_change(change=change, due_at=later + timedelta(hours=1), by=eva)
    assert apply_due(later) == 0
    assert apply_due(later + timedelta(hours=1)) == 1


def test_what_is_over_is_neither_moved_nor_taken_back(change, eva, later):
    apply_due(later)
    with pytest.raises(PublishingRefused, match="over"):
        move_change(change=change, due_at=later + timedelta(hours=1), by=eva)
    with pytest.raises(PublishingRefused, match="over"):
        take_back_change(change=change, by=eva)


def test_a_minute_that_has_passed_is_refused(piece, eva):
    draft_change(piece, title="The bill")
    with pytest.raises(PublishingRefused, match="passed"):
        schedule(article=piece, by=eva, at=timezone.now() - timedelta(minutes=1))


def test_one_change_of_a_piece_waits_at_a_time(change, piece, eva, later):
    draft_change(piece, title="The bill")
    with pytest.raises(PublishingRefused, match="already"):
        schedule(article=piece, by=eva, at=later)


@pytest.mark.parametrize("end", [unpublish, lambda article: withdraw(article=article, reason="x")])
def test_a_piece_that_goes_from_readers_does_not_come_back_by_itself(change, piece, later, end):
    end(article=stored(piece))
    apply_due(later)
    assert not stored(piece).is_public
    assert ScheduledChange.objects.get().state == "taken_back"


def test_a_new_piece_appears_with_its_first_edition(eva, later):
    piece = write(article=Article(title="Fog", body="Much."))
    schedule(article=piece, by=eva, at=later)
    assert state_of(stored(piece)) == State.SCHEDULED
    Article.objects.update(published_at=(past := timezone.now() - timedelta(minutes=5)))
    assert apply_due() == 1
    assert Edition.objects.get().begins_at == past


def test_a_piece_of_long_ago_keeps_its_date_and_appears_at_the_minute(eva, later):
    long_ago = datetime(1898, 1, 13, tzinfo=UTC)
    piece = write(article=Article(title="Fog", body="Much.", published_at=long_ago))
    schedule(article=piece, by=eva, at=later)
    assert (state_of(stored(piece)), stored(piece).is_public) == (State.SCHEDULED, False)
    apply_due(later)
    assert stored(piece).address == "/1898/01/13/fog/"
    assert stored(piece).is_public


def test_what_is_typed_after_that_waits_for_another_publication(eva, later):
    long_ago = datetime(1898, 1, 13, tzinfo=UTC)
    piece = write(article=Article(title="Fog", body="Much.", published_at=long_ago))
    schedule(article=piece, by=eva, at=later)
    draft_change(piece, title="Haze")
    apply_due(later)
    assert stored(piece).title == "Fog"
    assert working_payload(stored(piece))["title"] == "Haze"


def test_to_publish_it_now_ends_what_was_scheduled(eva, later):
    long_ago = datetime(1898, 1, 13, tzinfo=UTC)
    piece = write(article=Article(title="Fog", body="Much.", published_at=long_ago))
    schedule(article=piece, by=eva, at=later)
    publish_draft(article=piece, by=eva)
    assert ScheduledChange.objects.get().state == "taken_back"


def test_the_next_moment_is_that_of_whatever_comes_first(change, later):
    assert next_moment() == later
    cast.make_article("Sooner", at=later - timedelta(minutes=30))
    assert next_moment() == later - timedelta(minutes=30)


def test_without_anything_scheduled_there_is_none(piece):
    assert next_moment() is None


def test_the_row_and_the_draft_hold_the_same_once_it_is_done(change, piece, later):
    apply_due(later)
    assert payload_of(stored(piece)) == working_payload(stored(piece))


def test_where_more_is_due_than_one_visit_does_the_oldest_comes_first(later, monkeypatch):
    monkeypatch.setattr("articles.states.due.AT_ONCE", 1)
    newer = cast.make_article("Newer", at=later + timedelta(hours=1))
    older = cast.make_article("Older", at=later)
    Article.objects.update(published_at=F("published_at") - timedelta(hours=4))
    apply_due()
    assert [stored(each).edition_number for each in (older, newer)] == [1, 0]


def test_what_goes_wrong_with_one_piece_holds_up_no_other(later, monkeypatch):
    broken, fine = (cast.make_article(title, at=later) for title in ("Broken", "Fine"))

    def freeze_but_one(piece, **said):
        return freeze(piece, **said) if piece != broken else 1 / 0

    monkeypatch.setattr("articles.states.due.freeze", freeze_but_one)
    Article.objects.update(published_at=F("published_at") - timedelta(hours=4))
    apply_due()
    assert [stored(each).edition_number for each in (broken, fine)] == [0, 1]
