"""Nobody writes more than a few comments in ten minutes, however many processes count."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from comments.models import Origin
from comments.screening import screen
from comments.screening.checks import rate
from comments.writing.posting import post
from tests.cast import make_article
from tests.comments.screening.conftest import ADDRESS, came_from, submission, wrote


def test_the_sixth_comment_in_ten_minutes_is_refused(ask):
    wrote(4)
    assert ask("rate") is None
    came_from(None, outcome="published")
    assert ask("rate").outcome == "refuse"


def test_held_ones_count_too(ask):
    wrote(5, status="held")
    assert ask("rate")


def test_a_limit_is_set_by_the_newsroom(ask):
    wrote(2)
    assert ask("rate", number=2)


def test_earlier_ones_count_no_more(ask):
    for _ in range(5):
        came_from(None, outcome="published", at=timezone.now() - timedelta(minutes=11))
    assert ask("rate") is None


def test_others_are_not_held_up(ask):
    wrote(5)
    assert ask("rate", address_hash="c" * 32) is None


def test_who_corrects_a_refused_comment_is_no_flood_and_who_sends_fifty_is(ask):
    for _ in range(49):
        came_from(None)
    assert ask("rate") is None
    came_from(None)
    assert ask("rate").outcome == "refuse"


def test_an_unknown_address_has_no_limit(ask):
    for _ in range(6):
        came_from(None, address="", outcome="published")
    assert ask("rate", address_hash="") is None


@pytest.mark.django_db(transaction=True)
def test_twelve_at_once_are_five():
    article, begin = make_article(), Barrier(12)

    def send(number: int) -> None:
        begin.wait()
        try:
            with transaction.atomic():
                draft = submission(article=article, body=f"Comment {number}")
                if rate.check(draft, 5) is None:
                    comment = post(article=article, author_name="N", body=draft.body)
                    came_from(comment)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(send, range(12)))
    assert Origin.objects.filter(address=ADDRESS).count() == 5


def test_screening_a_flood_says_when_to_come_back(db):
    wrote(5)
    assert "ten minutes" in screen(submission()).sentence
