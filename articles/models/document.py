"""What search looks at: derived from the archive, made again by ``manage.py reindex``."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Lower


class Document(models.Model):
    """One text as search sees it. The table is partitioned by the year of ``published_at``.

    There is no index on the date on purpose: with one, PostgreSQL walks it for rare words, which
    takes seconds. What a text is filed under stands in ``filed`` and among the words of the
    vectors, as ``topic 5``: no word of a text has a space, so one index answers for both.
    """

    id = models.BigIntegerField(primary_key=True)
    published_at = models.DateTimeField()
    day = models.DateField()
    language = models.CharField(max_length=35)
    filed = ArrayField(models.TextField(), default=list)
    words = SearchVectorField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}"


class ArticleDocument(Document):
    """A published piece, those of tomorrow included: search leaves them out until their time."""

    heading = SearchVectorField()

    class Meta:
        default_permissions = ()
        indexes = [
            # Every search: the words and what the pieces are filed under. Written at once, so
            # that no single writer pays for those before.
            GinIndex(fields=["words"], name="article_words", fastupdate=False),
            # Headlines and deks of all years, where the words are common.
            GinIndex(fields=["heading"], name="article_heading", fastupdate=False),
        ]


class SearchLanguage(models.Model):
    """A language that documents are in: a query is read in each of them."""

    tag = models.CharField(max_length=35, primary_key=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.tag


class LexiconWord(models.Model):
    """A word as it stands in the archive, unstemmed and without accents.

    ``documents`` is about how many pieces have it: exact while they are few.
    """

    word = models.TextField(primary_key=True)
    documents = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            # The words nearest to a misspelt one. Words are in lower case anyway: saying so keeps
            # this index from answering for single words, which takes it many times longer.
            GistIndex(OpClass(Lower("word"), name="gist_trgm_ops"), name="lexicon_nearest"),
        ]

    def __str__(self) -> str:
        return self.word
