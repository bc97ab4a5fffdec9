"""The editors' pages: one file for each model, and the few things that they share."""

from articles.admin import (
    activity,
    address,
    article,
    author,
    bulk,
    collection,
    correction,
    front,
    image,
    link,
    publication,
    start_panels,
    topic,
)

__all__ = [
    "activity",
    "address",
    "article",
    "author",
    "bulk",
    "collection",
    "correction",
    "front",
    "image",
    "link",
    "publication",
    "start_panels",
    "topic",
]
