"""What the archive keeps of its articles. ``comments`` builds on it; it knows nothing of them."""

from articles.models.address import OldAddress
from articles.models.article import Article
from articles.models.author import Author, AuthorAlias, Byline
from articles.models.collection import Collection, CollectionEntry
from articles.models.publication import Publication
from articles.models.topic import Topic, TopicAlias

__all__ = [
    "Article",
    "Author",
    "AuthorAlias",
    "Byline",
    "Collection",
    "CollectionEntry",
    "OldAddress",
    "Publication",
    "Topic",
    "TopicAlias",
]
