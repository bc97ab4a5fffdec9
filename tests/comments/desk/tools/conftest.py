"""A thread with a branch in it, and two who look at it: Mo moderates, Hanna heads."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from comments.models import Comment, Origin
from tests.cast import make_article, make_comment


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
def desk(db) -> Client:
    return _client("mo", "Moderators")


@pytest.fixture
def head_desk(db) -> Client:
    return _client("hanna", "Head moderators")


def _client(name: str, group: str) -> Client:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client
