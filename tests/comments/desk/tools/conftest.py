"""A thread with a branch in it, and the head moderator who looks at it."""

from __future__ import annotations

import pytest
from django.test import Client

from comments.models import Comment, Origin
from tests.cast import make_article, make_comment
from tests.comments.desk.people import head_client


@pytest.fixture
def piece(db):
    return make_article()


@pytest.fixture
def said(piece) -> Comment:
    """By Rosa, with two replies under it."""
    comment = make_comment(
        piece,
        "Call Ann at 555-0199 today.\n\nShe knows.",
        author_name="Rosa",
        email="rosa@example.org",
    )
    Origin.objects.create(comment=comment, address="a" * 32, network="n" * 32, outcome="published")
    make_comment(piece, parent=make_comment(piece, parent=comment))
    return comment


@pytest.fixture
def head_desk(db) -> Client:
    """Hedda, a head moderator."""
    return head_client()
