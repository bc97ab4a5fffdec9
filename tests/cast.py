"""The cast that tests share: articles with their people and papers, and readers who comment.

Everything is made through the verbs that the site itself uses. Dates lie in the past and stand
still, so that addresses can be written out in a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify

from articles.introducing import introduce
from articles.models import Article, Author, Byline, Collection, CollectionEntry, Publication, Topic
from articles.states.publishing import publish
from articles.writing import write, write_collection
from comments.models import Comment
from comments.writing.posting import post

FIRST_DAY = datetime(2020, 1, 4, 6, 0, tzinfo=UTC)
FIRST_COMMENT = FIRST_DAY + timedelta(hours=4)

_numbers = count(1)


def make_author(name: str = "Ada Marsh", **fields: Any) -> Author:
    return Author.objects.create(name=name, **{"slug": slugify(name)} | fields)


def make_topic(name: str = "Press freedom", **fields: Any) -> Topic:
    return introduce(Topic(name=name, **{"slug": slugify(name)} | fields))


def make_publication(name: str = "The Daily Lantern", **fields: Any) -> Publication:
    return Publication.objects.create(name=name, **{"slug": slugify(name)} | fields)


def make_article(
    title: str = "The harbour bill",
    *,
    at: datetime = FIRST_DAY,
    authors: Sequence[Author] = (),
    topics: Sequence[Topic] = (),
    **fields: Any,
) -> Article:
    """A published piece, by default of 4 January 2020; its slug comes from its headline."""

    def file(article: Article) -> None:
        for position, author in enumerate(authors, start=1):
            Byline.objects.create(article=article, author=author, position=position)
        article.topics.set(topics)

    return publish(article=Article(title=title, **fields), at=at, file=file)


def make_articles(number: int, *, days_apart: int = 1, **fields: Any) -> list[Article]:
    """Public pieces with numbered headlines, the first the oldest."""
    return [
        make_article(f"Piece {n}", at=FIRST_DAY + timedelta(days=days_apart * n), **fields)
        for n in range(number)
    ]


def make_draft(title: str = "Not ready", **fields: Any) -> Article:
    """A piece that only editors see, although it has an address already."""
    draft = Article(title=title, **{"slug": slugify(title), "published_at": FIRST_DAY} | fields)
    return write(article=draft)


def make_collection(
    title: str = "The long quarrel",
    articles: Sequence[Article] = (),
    *,
    note: str = "",
    **fields: Any,
) -> Collection:
    """A dossier of these pieces in this order, each with the same note."""
    collection = Collection(title=title, **{"slug": slugify(title)} | fields)
    entries = [
        CollectionEntry(collection=collection, article=article, position=position, note=note)
        for position, article in enumerate(articles, start=1)
    ]
    return write_collection(collection=collection, entries=entries)


def make_comment(
    article: Article, body: str = "Well said.", *, parent: Comment | None = None, **fields: Any
) -> Comment:
    """A published comment, each a minute after the one before."""
    number = next(_numbers)
    said: dict[str, Any] = {
        "author_name": f"Reader {number}",
        "posted_at": FIRST_COMMENT + timedelta(minutes=number),
    }
    return post(article=article, parent=parent, body=body, **said | fields)


def make_branch(article: Article, depth: int, **fields: Any) -> list[Comment]:
    """A chain of replies, each to the one before; the first opens the branch."""
    chain: list[Comment] = []
    for _ in range(depth):
        parent = chain[-1] if chain else None
        chain.append(make_comment(article, parent=parent, **fields))
    return chain


def make_moderator(name: str = "moderator") -> User:
    return User.objects.create_user(name, password=None)
