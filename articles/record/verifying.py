"""Walking the chains of the public record: is every state what it was, and is none missing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.models import Article, Collection, CollectionEdition, Edition
from articles.querysets import ArticleQuerySet
from articles.record.canonical import (
    ELSEWHERE,
    canonical,
    content_in,
    content_of,
    content_of_collection,
    counts,
    differences,
    digest_of,
    header_of,
)
from articles.record.freezing import public_entries, size_of_change
from articles.record.moments import seal_of
from articles.record.reissuing import is_under_way

STRETCH = 100  # pieces that are held at a time; their states are read one by one


class Fault(NamedTuple):
    """What is wrong with a state, or with a whole chain (``number`` 0)."""

    address: str
    number: int
    what: str


@dataclass
class Chain:
    """The states of a piece or a collection, walked to the end."""

    kind: str
    pk: int
    address: str
    number: int = 0
    digest: str = ""
    editions: int = 0
    sealed: int = 0
    is_waiting: bool = False  # for a state that is about to be frozen
    faults: list[Fault] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The line that stands for all of it, since every digest covers those before."""
        return f"{self.kind} {self.pk} {self.number} {self.digest}\n" if self.editions else ""

    def blame(self, number: int, what: str) -> None:
        self.faults.append(Fault(self.address, number, what))


def verify_pieces(pieces: Iterable[int] | None = None) -> Iterator[Chain]:
    """The chain of each piece, in the order of their numbers; of these ``pieces``, or of all."""
    rows = _live(Article.objects.order_by("pk"))
    if pieces is not None:
        rows = rows.filter(pk__in=list(pieces))
    last = 0
    while found := list(rows.filter(pk__gt=last)[:STRETCH]):
        states = _states(found)
        waiting = next(states, None)
        for article in found:
            chain = Chain("article", article.pk, article.address or f"#{article.pk}")
            before: Edition | None = None
            while waiting and waiting.article_id == article.pk:
                _check(chain, waiting, before)
                before, waiting = waiting, next(states, None)
            _check_piece(chain, article, before)
            yield chain
        last = found[-1].pk


def verify_collections() -> Iterator[Chain]:
    """The chain of each collection, in the order of their numbers."""
    for collection in Collection.objects.order_by("pk").iterator(STRETCH):
        chain = Chain("collection", collection.pk, collection.get_absolute_url())
        before: CollectionEdition | None = None
        for state in collection.editions.order_by("number").iterator(STRETCH):
            _check(chain, state, before)
            before = state
        _check_collection(chain, collection, before)
        yield chain


def _check_collection(chain: Chain, collection: Collection, last: CollectionEdition | None) -> None:
    """Whether readers are given the last state of its chain. One to come that has come since, and
    whose first edition nobody has made yet, waits for its turn."""
    if last is None:
        chain.blame(0, "has no state in the record")
        return
    entries = public_entries(collection)
    live = content_of_collection(collection, entries)
    if digest_of(last.content) != last.content_digest or counts(live) == counts(content_in(last)):
        return
    chain.is_waiting = entries.filter(article__edition_number=0).exists()
    if not chain.is_waiting and collection.editions.first() == last:
        chain.blame(last.number, "what readers have of it differs from its last state")


def _states(articles: list[Article]) -> Iterator[Edition]:
    rows = Edition.objects.filter(article__in=articles).select_related("seal")
    return rows.order_by("article_id", "number").iterator(STRETCH)


def _check(
    chain: Chain, state: Edition | CollectionEdition, before: Edition | CollectionEdition | None
) -> None:
    """Take the state into its chain, with all that is wrong with it."""
    is_sealed = isinstance(state, Edition) and seal_of(state) is not None
    chain.editions += 1
    chain.sealed += is_sealed
    chain.number, chain.digest = state.number, state.digest
    is_emptied = is_sealed and not state.content
    if not is_emptied and digest_of(state.content) != state.content_digest:
        chain.blame(state.number, "its content is not the one that its digest was made of")
    elif isinstance(state, Edition) and not is_emptied:
        _check_size(chain, state, before)
    if digest_of(canonical(header_of(state))) != state.digest:
        chain.blame(state.number, "its header is not the one that its digest was made of")
    if state.previous_digest != (before.digest if before else ""):
        chain.blame(state.number, "it does not follow on the state before it")
    if before and state.number != before.number + 1:
        chain.blame(state.number, f"number {before.number + 1} is missing before it")


def _check_size(chain: Chain, state: Edition, before: Edition | CollectionEdition | None) -> None:
    """The figures of a change are no part of its digest, and follow from the texts."""
    try:
        former, content = content_in(before or state), content_in(state)
    except ValueError:  # told of that one already
        return
    if former and size_of_change(former, content) != (state.added, state.removed):
        chain.blame(state.number, "its texts changed by another size than it says")


def _live(rows: ArticleQuerySet) -> ArticleQuerySet:
    """With all that readers are given of them. Two queries for a stretch."""
    return rows.select_related("lead_image", "publication").defer("body_text").with_bylines()


def _check_piece(chain: Chain, article: Article, last: Edition | None) -> None:
    """Whether the row that readers are given stands by the last state of its chain.

    It is looked at a second time where it does not: somebody may have published meanwhile.
    """
    if not _wrong(article, last):
        return
    waits = is_under_way()
    fresh = _live(Article.objects.filter(pk=article.pk)).first()
    last = article.editions.select_related("seal").first()
    number, changed = last.number if last else 0, _changed(fresh, last) if fresh and last else []
    chain.is_waiting = waits and bool(changed) and ELSEWHERE.issuperset(changed)
    if fresh and not chain.is_waiting and (what := _wrong(fresh, last)):
        chain.blame(number, what)


def _wrong(article: Article, last: Edition | None) -> str:
    """What of the row readers are given does not stand by its last state; '' where all does."""
    if last is None:
        was_seen = article.status == Article.Status.WITHDRAWN and article.edition_number
        is_missing = article.is_public or was_seen
        told = "readers have it, or had it, and the record holds no edition of it"
        return told if is_missing else ""
    is_to_come = article.status == Article.Status.PUBLISHED and not article.is_public
    stands = (0, None) if is_to_come else (last.number, last.begins_at)
    if (article.edition_number, article.edition_at) != stands:
        return "the piece says that readers have another edition than this last"
    if not article.is_public:
        return ""
    if seal_of(last):
        return "it is sealed, and readers have it"
    names = ", ".join(_changed(article, last))
    return f"the live text differs from its last edition ({names})" if names else ""


def _changed(article: Article, last: Edition) -> list[str]:
    """What readers have that the edition does not hold; nothing of one that was changed itself."""
    if digest_of(last.content) != last.content_digest:
        return []
    return differences(content_of(article, article.bylines.all(), ()), content_in(last))
