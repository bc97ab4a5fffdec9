"""Freezing what readers have into a numbered state, chained to the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation

from archive.lib.markup import plain_text, without_copies
from articles.models import Article, Collection, CollectionEdition, CollectionEntry, Edition
from articles.record.canonical import (
    canonical,
    content_in,
    content_of,
    content_of_collection,
    counts,
    differences,
    digest_of,
    header_of,
)
from articles.record.withholding import refuse_sealed

Content = Mapping[str, Any]

TEXTS = ("article__body", "article__body_html", "article__body_text")


@transaction.atomic(savepoint=False)
def freeze(
    article: Article,
    *,
    by: User | None = None,
    significance: str = Edition.Significance.MINOR,
    note: str = "",
    begins_at: datetime | None = None,
    is_new: bool = False,
) -> Edition | None:
    """Record what readers have of a public piece, which is saved with its bylines and topics.

    Gives None where nothing that counts differs from its last edition, and for a piece that is not
    public; one to come has no number until its moment. The first edition begins when the piece was
    published, a later one now, unless ``begins_at`` says otherwise. Raises ``SealedText``. Locks
    the row until the transaction ends, so that no number is given twice; nine queries at most,
    and three for one that ``is_new``: nobody else knows the row yet, and nothing was before it.
    """
    stored = (article.edition_number, article.edition_at) if is_new else _locked(article)
    if not article.is_public:
        is_to_come = article.status == Article.Status.PUBLISHED
        _stand(article, stored, (0, None) if is_to_come else stored)
        return None
    last = None if is_new else article.editions.order_by("-number").first()
    content = content_now(article)
    if last:
        refuse_sealed(article, content)
    if last and not differences(content, content_in(last)):
        _stand(article, stored, (last.number, last.begins_at))
        return None
    made = Edition(article=article, published_by=by, significance=significance, note=note)
    made.number = 1 if is_new else max(stored[0], last.number if last else 0) + 1
    made.added, made.removed = size_of_change(content_in(last) if last else content, content)
    begins_at = begins_at or first_moment(article, made.number)
    if last and begins_at:  # a change that was made late came after what was published meanwhile
        begins_at = max(begins_at, last.begins_at)
    chain(made, last, content, begins_at)
    _stand(article, stored, (made.number, made.begins_at))
    return made


@transaction.atomic(savepoint=False)
def freeze_collection(
    collection: Collection, *, by: User | None = None, note: str = ""
) -> CollectionEdition | None:
    """Record what readers have of a collection, which is saved with its entries.

    None where nothing that counts differs from its last state. Four queries.
    """
    Collection.objects.select_for_update(no_key=True).only("pk").get(pk=collection.pk)
    last = collection.editions.order_by("-number").first()
    content = content_of_collection(collection, public_entries(collection))
    if last and counts(content) == counts(content_in(last)):
        return None
    made = CollectionEdition(collection=collection, published_by=by, note=note)
    made.number = last.number + 1 if last else 1
    made.significance = Edition.Significance.MINOR
    chain(made, last, content)
    return made


def freeze_collections_of(article: Article, *, by: User | None = None, note: object = "") -> None:
    """Record what readers have of the collections that hold a piece, once it came to readers or
    went from them. One query for a piece in none."""
    holding = Collection.objects.filter(entries__article=article).order_by("pk")
    for collection in holding:
        freeze_collection(collection, by=by, note=in_words(note))


def public_entries(collection: Collection) -> QuerySet[CollectionEntry]:
    """Those of its pieces that readers may see now, in reading order, without their texts."""
    public = collection.entries.filter(article__in=Article.objects.published())
    return public.select_related("article").defer(*TEXTS).order_by("position", "pk")


def in_words(note: object) -> str:
    """As readers of the site find it, whatever language the editor works in."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(note)


def chain(
    made: Edition | CollectionEdition,
    last: Edition | CollectionEdition | None,
    content: Content,
    begins_at: datetime | None = None,
) -> None:
    """Date a numbered state, hash it over its content and the state before, and save it."""
    link(made, last, content, begins_at)
    made.save(force_insert=True)


def link(
    made: Edition | CollectionEdition,
    last: Edition | CollectionEdition | None,
    content: Content,
    begins_at: datetime | None = None,
) -> None:
    """The same without saving it."""
    made.recorded_at = timezone.now()
    made.begins_at = begins_at or made.recorded_at
    if made.number == 1:
        made.significance = Edition.Significance.FIRST
    made.content = canonical(content)
    made.content_digest = digest_of(made.content)
    made.previous_digest = last.digest if last else ""
    made.digest = digest_of(canonical(header_of(made)))


def first_moment(article: Article, number: int) -> datetime | None:
    """Readers have had a first edition since the piece was published, whenever it came in here."""
    return article.published_at if number == 1 else None


def content_now(article: Article) -> dict[str, Any]:
    """What readers have of a piece that stands in the database like this. Four queries at most."""
    bylines = article.bylines.select_related("author").order_by("position", "pk")
    return content_of(article, bylines, article.topics.order_by("name", "pk"))


def size_of_change(former: Content, content: Content) -> tuple[int, int]:
    """How many characters of words came and went; words that only moved did neither. Linear."""
    old, new = _words(former), _words(content)
    return _length(new - old), _length(old - new)


def _locked(article: Article) -> tuple[int, datetime | None]:
    """Which edition the row says that readers have; nobody else changes it from here on."""
    row = Article.objects.select_for_update(no_key=True).filter(pk=article.pk)
    number, began_at = row.values_list("edition_number", "edition_at").get()
    return number, began_at


def _stand(
    article: Article, stored: tuple[int, datetime | None], standing: tuple[int, datetime | None]
) -> None:
    """Say in the row which edition readers have, and since when."""
    article.edition_number, article.edition_at = standing
    if standing != stored:
        Article.objects.filter(pk=article.pk).update(
            edition_number=standing[0], edition_at=standing[1]
        )


def _words(content: Content) -> Counter[str]:
    body = plain_text(without_copies(content.get("body_html", "")))
    return Counter(f"{content.get('title', '')} {content.get('dek', '')} {body}".split())


def _length(words: Counter[str]) -> int:
    return sum(len(word) * times for word, times in words.items())
