"""What the archive keeps of its articles. ``comments`` builds on it; it knows nothing of them."""

from articles.models.activity import Activity
from articles.models.address import OldAddress
from articles.models.article import Article
from articles.models.author import Author, AuthorAlias, Byline
from articles.models.bulk import BulkAct
from articles.models.collection import Collection, CollectionAlias, CollectionEntry
from articles.models.correction import Correction
from articles.models.document import ArticleDocument, Document, LexiconWord, SearchLanguage
from articles.models.draft import Draft, Presence, WorkingSave
from articles.models.edition import CollectionEdition, Edition, Seal
from articles.models.filing import Filing
from articles.models.front import FrontPage, FrontSlot, FrontStrip
from articles.models.image import Image, ImageUse
from articles.models.likeness import Fingerprint
from articles.models.link import ArticleLink, Link
from articles.models.publication import Publication, PublicationAlias
from articles.models.relation import Relation
from articles.models.review import Review, ScheduledChange
from articles.models.topic import Topic, TopicAlias

__all__ = [
    "Activity",
    "Article",
    "ArticleDocument",
    "ArticleLink",
    "Author",
    "AuthorAlias",
    "BulkAct",
    "Byline",
    "Collection",
    "CollectionAlias",
    "CollectionEdition",
    "CollectionEntry",
    "Correction",
    "Document",
    "Draft",
    "Edition",
    "Filing",
    "Fingerprint",
    "FrontPage",
    "FrontSlot",
    "FrontStrip",
    "Image",
    "ImageUse",
    "LexiconWord",
    "Link",
    "OldAddress",
    "Presence",
    "Publication",
    "PublicationAlias",
    "Relation",
    "Review",
    "ScheduledChange",
    "Seal",
    "SearchLanguage",
    "Topic",
    "TopicAlias",
    "WorkingSave",
]
