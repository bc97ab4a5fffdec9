"""Once a piece is withdrawn no comment comes in under it, however many write meanwhile."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.models import Article
from articles.states.publishing import unpublish, withdraw
from comments.models import Comment
from comments.writing.posting import PostingRefused
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 4


def write_until_refused(article, together) -> str:
    together.wait()
    try:
        for _ in range(500):
            make_comment(article)
            time.sleep(0.02)  # a row's lock is not given in turn: who never pauses keeps it
    except PostingRefused as refusal:
        return str(refusal)
    finally:
        connection.close()
    return ""


@pytest.mark.parametrize("take", [withdraw, unpublish])
def test_no_comment_is_taken_after_the_piece_went(take):
    article, together = make_article(), Barrier(WRITERS + 1)
    reason = {"reason": "A hoax."} if take is withdraw else {}
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write_until_refused, article, together) for _ in range(WRITERS)]
        together.wait()
        take(article=Article.objects.get(), **reason)
        there = Comment.objects.count()
        assert {writer.result() for writer in writers} == {"Comments are closed."}
    assert Comment.objects.count() == there


def test_a_moderator_has_the_last_word_there_too():
    article = make_article()
    withdraw(article=article, reason="A hoax.")
    make_comment(article, has_last_word=True)
    with pytest.raises(PostingRefused, match="closed"):
        make_comment(article)
