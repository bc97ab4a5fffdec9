"""Once a closing is committed no comment comes in under it, however many write meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection

from comments import moderation
from comments.models import Comment
from comments.writing.posting import PostingRefused
from tests.cast import make_article, make_comment, make_moderator, make_topic

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 6


def write_until_refused(article, together, closed):
    """How many comments came in that were begun after the closing was over."""
    late = 0
    together.wait()
    try:
        for _ in range(500):
            is_late = closed.is_set()
            try:
                make_comment(article)
            except PostingRefused:
                break
            late += is_late
    finally:
        connection.close()
    return late


@pytest.mark.parametrize("place", ["site", "topic", "article", "rule"])
def test_no_comment_is_begun_and_taken_after_the_closing(place):
    topic = make_topic()
    article = make_article(topics=[topic])
    actor = make_moderator()
    together, closed = Barrier(WRITERS + 1), Event()
    where = {"site": {}, "topic": {"topic": topic}, "article": {"article": article}}
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [
            pool.submit(write_until_refused, article, together, closed) for _ in range(WRITERS)
        ]
        together.wait()
        if place == "rule":
            moderation.set_rule(actor=actor, kind="age", number=1)
        else:
            moderation.close(actor=actor, **where[place])
        there = Comment.objects.count()
        closed.set()
        assert sum(writer.result() for writer in writers) == 0
    assert Comment.objects.count() == there
