"""Editors who publish, save, withdraw and schedule one piece, or who come as a change falls due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from articles.drafts.saving import Clash, current_draft, working_payload
from articles.models import Article, Edition, ScheduledChange
from articles.record.verifying import verify_pieces
from articles.states.due import apply_due
from articles.states.publishing import (
    PublishingRefused,
    publish,
    publish_draft,
    restore,
    unpublish,
    withdraw,
)
from articles.states.scheduling import schedule, take_back_change
from articles.writing import write
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague
from tests.comments.test_conversation_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = (PublishingRefused, Clash)
LONG = "It passed.\n\nNobody spoke.\n\nThe house rose."


def tried(verb: Callable[..., Any], **said: Any) -> Any:
    """What it gives, or the refusal that somebody was told."""
    try:
        return verb(**said)
    except TOLD as refusal:
        return refusal


def at_once_tried(*jobs: Callable[..., Any]) -> list[Any]:
    return at_once(*(partial(tried, job) for job in jobs))


@pytest.fixture
def eva():
    return make_colleague()


@pytest.fixture
def piece(eva):
    return cast.make_article(body="It passed.")


def refused(results: list[Any]) -> int:
    return sum(isinstance(result, TOLD) for result in results)


def test_two_publish_at_once_and_there_is_one_edition(piece, eva):
    number = draft_change(piece, body="It failed.").number
    publishing = partial(publish_draft, article=piece, by=eva, expected_number=number)
    results = at_once_tried(*[publishing] * 4)
    assert refused(results) == 3
    assert Edition.objects.filter(article=piece).count() == 2


def test_who_takes_back_what_was_withdrawn_meanwhile_is_told(piece, eva):
    seen = Article.objects.get(pk=piece.pk)
    withdraw(article=piece, reason="Made up.", by=eva)
    with pytest.raises(PublishingRefused, match="withdrawn"):
        unpublish(article=seen, by=eva)
    assert Article.objects.get().status == "withdrawn"


def test_two_publish_a_new_piece_at_once_and_one_is_told(eva):
    piece = write(article=Article(title="Fog", body="Much."))
    publishing = partial(publish_draft, article=piece, by=eva, expected_number=0)
    assert refused(at_once_tried(*[publishing] * 4)) == 3
    assert Edition.objects.count() == 1


def test_who_publishes_while_it_is_withdrawn_does_not_bring_it_back(piece, eva):
    draft_change(piece, body="It failed.")
    at_once_tried(
        partial(publish_draft, article=piece, by=eva),
        partial(withdraw, article=piece, reason="A hoax.", by=eva),
    )
    assert Article.objects.get().status == "withdrawn"


def test_what_is_saved_during_publication_is_published_or_waits(piece, eva):
    number = draft_change(piece, body="It failed.").number
    results = at_once_tried(
        partial(publish_draft, article=piece, by=eva, expected_number=number),
        partial(draft_change, piece, body="It was put off."),
    )
    stands = Article.objects.get()
    waits = current_draft(stands)
    assert refused(results) <= 1
    assert stands.body in ("It passed.", "It failed.")
    assert waits is None or waits.payload["body"] == "It was put off."


def test_who_schedules_what_is_being_published_is_told(piece, eva):
    number = draft_change(piece, body="It failed.").number
    later = timezone.now() + timedelta(hours=1)
    about = {"article": piece, "by": eva, "expected_number": number}
    results = at_once_tried(partial(publish_draft, **about), partial(schedule, at=later, **about))
    assert refused(results) == 1
    assert Edition.objects.count() + ScheduledChange.objects.count() == 2


def test_many_readers_at_its_minute_make_one_edition(piece, eva):
    draft_change(piece, body="It failed.")
    due = timezone.now() + timedelta(hours=1)
    schedule(article=piece, by=eva, at=due)
    assert sum(at_once(*[partial(apply_due, due)] * 4)) == 1
    assert Edition.objects.count() == 2


@pytest.fixture
def due():
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def change(eva, due):
    """What is scheduled for a piece of three paragraphs: another first one."""
    piece = cast.make_article(body=LONG)
    draft_change(piece, body=LONG.replace("passed", "failed"))
    return schedule(article=piece, by=eva, at=due)


def test_who_publishes_as_a_change_falls_due_loses_nothing(change, eva, due):
    number = draft_change(change.article, body=LONG.replace("rose", "sat on")).number
    about = {"article": change.article, "by": eva, "expected_number": number}
    told = refused(at_once_tried(partial(publish_draft, **about), partial(apply_due, due)))
    both = LONG.replace("passed", "failed").replace("rose", "sat on")
    assert working_payload(Article.objects.get())["body"] == both
    assert Edition.objects.count() == 3 - told
    assert [fault for chain in verify_pieces() for fault in chain.faults] == []


def test_a_change_that_falls_due_does_not_bring_a_withdrawn_piece_back(change, eva, due):
    at_once_tried(
        partial(withdraw, article=change.article, reason="A hoax.", by=eva),
        partial(apply_due, due),
    )
    change.refresh_from_db()
    assert Article.objects.get().status == "withdrawn"
    assert (change.state, Edition.objects.count()) in [("done", 2), ("taken_back", 1)]


def test_a_change_is_taken_back_or_happens_and_never_both(change, eva, due):
    taking_back = partial(take_back_change, change=change, by=eva)
    told = refused(at_once_tried(taking_back, partial(apply_due, due)))
    change.refresh_from_db()
    ends = [("done", 2, 1), ("taken_back", 1, 0)]
    assert (change.state, Edition.objects.count(), told) in ends


def test_of_those_who_schedule_a_change_at_once_all_but_one_are_told(piece, eva, due):
    number = draft_change(piece, body="It failed.").number
    scheduling = partial(schedule, article=piece, by=eva, at=due, expected_number=number)
    assert refused(at_once_tried(*[scheduling] * 3)) == 2
    assert ScheduledChange.objects.count() == 1


def test_a_piece_that_is_taken_back_as_it_appears_is_a_draft(eva, due):
    piece = publish(article=Article(title="Fog", body="Much."), at=due)
    at_once_tried(partial(unpublish, article=piece, by=eva), partial(apply_due, due))
    assert Article.objects.get().status == "draft"


def test_of_those_who_restore_a_piece_at_once_all_but_one_are_told(piece, eva):
    withdraw(article=piece, reason="A hoax.", by=eva)
    assert refused(at_once_tried(*[partial(restore, article=piece, by=eva)] * 3)) == 2
    assert Article.objects.get().is_public


def test_withdrawn_and_taken_back_at_once_it_is_one_of_the_two(piece, eva):
    at_once_tried(
        partial(withdraw, article=Article.objects.get(), reason="A hoax.", by=eva),
        partial(unpublish, article=Article.objects.get(), by=eva),
    )
    assert Article.objects.get().status in ("withdrawn", "draft")
