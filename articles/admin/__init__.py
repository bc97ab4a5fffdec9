"""The editors' pages: folders for pieces, names, collections, fronts and acts of many, a file for
each other model, and what they share.

What stands below the page of a piece: `editor`, `drafts`, `states`, `record`.
"""

from articles.admin import activity, address, correction, image, link, start_panels
from articles.admin.bulk import pages
from articles.admin.collections import collection
from articles.admin.fronts import front
from articles.admin.names import author, publication, topic
from articles.admin.pieces import article

__all__ = [
    "activity",
    "address",
    "article",
    "author",
    "collection",
    "correction",
    "front",
    "image",
    "link",
    "pages",
    "publication",
    "start_panels",
    "topic",
]
