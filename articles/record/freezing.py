"""Freezing what readers have into a numbered state, chained to the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import plain_text
from articles.models import Article, Collection, CollectionEdition, Edition
from articles.record.canonical import (
    canonical,
    content_in,
    content_of,
    content_of_collection,
    counts,
    digest_of,
    header_of,
)

SEALED = _(
    "This text was sealed: readers may not have it again. Write it otherwise, then publish it."
)


class SealedText(ValueError):
    """The text is one that was withheld from everybody. The message is a sentence."""


@transaction.atomic(savepoint=False)
def freeze(
    article: Article,
    *,
    by: User | None = None,
    significance: str = Edition.Significance.MINOR,
    note: str = "",
    begins_at: datetime | None = None,
) -> Edition | None:
    """Record what readers have of a public piece, which is saved with its bylines and topics.

    Gives None where nothing that counts differs from its last edition, and for a piece that is not
    public; one to come has no number until its moment. The first edition begins when the piece was
    published, a later one now, unless ``begins_at`` says otherwise. Raises ``SealedText``. Locks
    the row until the transaction ends, so that no number is given twice; nine queries at most.
    """
    row = Article.objects.select_for_update(no_key=True).filter(pk=article.pk)
    number, at = stored = row.values_list("edition_number", "edition_at").get()
    made = None
    if article.is_public:
        last = article.editions.order_by("-number").first()
        content = content_of(article)
        refuse_sealed(article, content)
        if last is None or counts(content) != counts(content_in(last)):
            number = max(number, last.number if last else 0) + 1
            made = Edition(article=article, number=number, significance=significance, note=note)
            made.added, made.removed = size_of_change(content_in(last) if last else None, content)
            begins_at = begins_at or (article.published_at if number == 1 else None)
            _chain(made, last, content, by, begins_at)
        standing = made or last
        number, at = standing.number, standing.begins_at
    elif article.status == Article.Status.PUBLISHED:
        number, at = 0, None
    article.edition_number, article.edition_at = number, at
    if (number, at) != stored:
        row.update(edition_number=number, edition_at=at)
    return made


@transaction.atomic(savepoint=False)
def freeze_collection(
    collection: Collection, *, by: User | None = None, note: str = ""
) -> CollectionEdition | None:
    """Record what readers have of a collection, which is saved with its entries.

    None where nothing differs from its last state. Four queries.
    """
    Collection.objects.select_for_update(no_key=True).get(pk=collection.pk)
    last = collection.editions.order_by("-number").first()
    content = content_of_collection(collection)
    if last and counts(content) == counts(content_in(last)):
        return None
    made = CollectionEdition(
        collection=collection,
        number=last.number + 1 if last else 1,
        significance="minor",
        note=note,
    )
    _chain(made, last, content, by)
    return made


def refuse_sealed(article: Article, content: Mapping[str, Any]) -> None:
    """Raises ``SealedText`` for a text that readers may not have again. One query."""
    for edition in article.editions.filter(seal__isnull=False):
        held = content_in(edition)
        if not content["body"].strip() or content["body"] == held.get("body"):
            raise SealedText(str(SEALED))


def size_of_change(former: Mapping[str, Any] | None, content: Mapping[str, Any]) -> tuple[int, int]:
    """How many characters of words came and went; words that only moved did neither. Linear."""
    if former is None:
        return 0, 0
    old, new = _words(former), _words(content)
    return _length(new - old), _length(old - new)


def _chain(
    made: Edition | CollectionEdition,
    last: Edition | CollectionEdition | None,
    content: Mapping[str, Any],
    by: User | None,
    begins_at: datetime | None = None,
) -> None:
    """Date the state, hash it over its content and the state before, and save it."""
    made.recorded_at = timezone.now()
    made.begins_at = begins_at or made.recorded_at
    made.published_by = by
    if last is None:
        made.significance = Edition.Significance.FIRST
    made.content = canonical(content)
    made.content_digest = digest_of(made.content)
    made.previous_digest = last.digest if last else ""
    made.digest = digest_of(canonical(header_of(made)))
    made.save(force_insert=True)


def _words(content: Mapping[str, Any]) -> Counter[str]:
    texts = (content.get("title", ""), content.get("dek", ""))
    return Counter(" ".join((*texts, plain_text(content.get("body_html", "")))).split())


def _length(words: Counter[str]) -> int:
    return sum(len(word) * times for word, times in words.items())
