"""A reader at the form: what a browser sends back of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core import signing
from django.test import Client
from django.utils import timezone

from articles.models import Article
from comments.models import Comment
from comments.writing.form import SALT


def form_address(article: Article) -> str:
    return f"{article.get_absolute_url()}comments/new/"


def ticket(seconds: float = 30) -> str:
    """Of a form that was opened so long ago."""
    opened = timezone.now().timestamp() - seconds
    return signing.Signer(salt=SALT).sign_object([uuid4().hex, opened])


def filled(body: str = "A word about the bill.", **typed: Any) -> dict[str, Any]:
    known = {"author_name": "Rosa", "email": "rosa@example.org", "website": "", "pace": ""}
    return known | {"parent": "", "ticket": ticket(), "homepage": "", "body": body} | typed


def write(client: Client, article: Article, *args: Any, **typed: Any) -> Any:
    """Send the form, as somebody who has thought for half a minute."""
    return client.post(form_address(article), filled(*args, **typed))


def newest() -> Comment:
    comment: Comment = Comment.objects.latest("id")
    return comment
