"""What the archive keeps of its articles. ``comments`` builds on it; it knows nothing of them."""

from articles.models.address import OldAddress
from articles.models.article import Article
from articles.models.author import Author, AuthorAlias, Byline
from articles.models.collection import Collection, CollectionEntry
from articles.models.correction import Correction
from articles.models.document import ArticleDocument, Document, LexiconWord, SearchLanguage
from articles.models.filing import Filing
from articles.models.front import FrontPage, FrontSlot
from articles.models.image import Image
from articles.models.publication import Publication
from articles.models.relation import Relation
from articles.models.topic import Topic, TopicAlias

__all__ = [
    "Article",
    "ArticleDocument",
    "Author",
    "AuthorAlias",
    "Byline",
    "Collection",
    "CollectionEntry",
    "Correction",
    "Document",
    "Filing",
    "FrontPage",
    "FrontSlot",
    "Image",
    "LexiconWord",
    "OldAddress",
    "Publication",
    "Relation",
    "SearchLanguage",
    "Topic",
    "TopicAlias",
]
