"""Somebody who posts while everything about them is removed leaves nothing behind."""

from contextlib import suppress
from threading import Event, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from comments.models import Comment, Reader
from comments.readers import erasing
from comments.writing.posting import post
from tests import cast

ADA = "ada@example.org"


def post_until(article, reader, begun: Event, done: Event) -> None:
    """Post, and commit once ``done``."""
    try:
        with suppress(IntegrityError), transaction.atomic():
            post(article=article, author_name="Ada", body="Late.", email=ADA, reader=reader)
            begun.set()
            done.wait(10)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_what_is_posted_meanwhile_is_not_stored(monkeypatch):
    ada = Reader.objects.create(email=ADA, confirmed_at=timezone.now())
    cast.make_comment(cast.make_article(), reader=ada, email=ADA)
    begun, done = Event(), Event()
    writer = Thread(target=post_until, args=(cast.make_article(slug="b"), ada, begun, done))
    writer.start()
    begun.wait(10)
    monkeypatch.setattr(erasing, "index", lambda pks: (done.set(), writer.join(1)))
    erasing.remove_all(ada)
    writer.join(10)
    assert Comment.objects.count() == 1
