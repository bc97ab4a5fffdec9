"""Editors who publish, save, withdraw and schedule the same piece at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from articles.drafts.saving import Clash, current_draft
from articles.models import Article, Edition, ScheduledChange
from articles.states.due import apply_due
from articles.states.publishing import PublishingRefused, publish_draft, withdraw
from articles.states.scheduling import schedule
from articles.writing import write
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague
from tests.comments.test_conversation_race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = (PublishingRefused, Clash)


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
