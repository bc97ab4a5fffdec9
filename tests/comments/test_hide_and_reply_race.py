"""Replies that arrive while a branch is being hidden never stay visible under it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection

from comments import moderation
from comments.models import Comment
from comments.writing.posting import post
from tests.cast import make_article, make_comment


def reply_often(article, parent) -> None:
    try:
        for _ in range(12):
            post(article=article, parent=parent, author_name="Reader", body="A reply")
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_no_reply_stays_visible_under_a_hidden_comment():
    article, actor = make_article(), User.objects.create(username="mara")
    for _ in range(5):
        parent = make_comment(article)
        with ThreadPoolExecutor(3) as pool:
            writers = [pool.submit(reply_often, article, parent) for _ in range(3)]
            moderation.mark_spam(comment=parent, actor=actor)
            [writer.result() for writer in writers]
    assert not Comment.objects.visible().exists()
    assert Comment.objects.count() == 5 * (1 + 3 * 12)
