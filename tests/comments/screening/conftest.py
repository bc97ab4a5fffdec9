"""How tests ask a check about a comment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from comments.models import Comment, Origin, Reader
from comments.screening import Finding, Submission, check_of, outside
from tests.cast import make_article, make_comment

ADDRESS, NETWORK = "a" * 32, "b" * 32

Ask = Callable[..., Finding | None]


def submission(**fields: Any) -> Submission:
    """A civil comment by somebody who wrote their e-mail address, unless fields say otherwise."""
    said: dict[str, Any] = {
        "author_name": "Nora Field",
        "email": "nora@example.org",
        "body": "The bill was read twice before the harbour was closed.",
        "address_hash": ADDRESS,
        "network_hash": NETWORK,
        "seconds_taken": 90.0,
    }
    if "article" not in fields:
        said["article"] = make_article()
    return Submission(**said | fields)


@pytest.fixture
def ask(db: None) -> Ask:
    """What one check finds, by its own limit or by ``number``."""

    def asking(code: str, *, number: int | None = None, **fields: Any) -> Finding | None:
        check = check_of(code)
        assert check.find
        return check.find(submission(**fields), check.number if number is None else number)

    return asking


@pytest.fixture
def head(db: None) -> User:
    """Hedda sets the rules."""
    user = User.objects.create_user("hedda", is_staff=True)
    user.groups.add(Group.objects.get(name="Head moderators"))
    return user


@pytest.fixture
def reader(db: None) -> Reader:
    """Nora, who has shown that the address is hers."""
    return Reader.objects.create(email="nora@example.org", confirmed_at=timezone.now())


@pytest.fixture(autouse=True)
def fresh_service() -> Iterator[None]:
    """No test pays for another's failure of the outside service."""
    outside.forget_failures()
    yield
    outside.forget_failures()


def came_from(comment: Comment | None, *, at: datetime | None = None, **fields: Any) -> Origin:
    """Remember where a comment came from, now or at another time."""
    outcome = comment.status if comment else Origin.Outcome.REFUSED
    values = {"address": ADDRESS, "network": NETWORK, "outcome": outcome} | fields
    return Origin.objects.create(comment=comment, at=at or timezone.now(), **values)


def wrote(number: int, **fields: Any) -> list[Comment]:
    """So many comments in one thread, all from the one address."""
    article = make_article("Another piece", slug="another-piece")
    comments = [make_comment(article, **fields) for _ in range(number)]
    for comment in comments:
        came_from(comment)
    return comments
