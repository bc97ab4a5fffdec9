"""Walking the chains of the public record: is every state what it was, and is none missing?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.lib.markup import plain_text, without_copies
from articles.models import Article, Collection, CollectionEdition, Edition
from articles.record.canonical import canonical, content_in, content_of, digest_of, header_of
from articles.record.freezing import Content, size_of_change
from articles.record.moments import seal_of

STRETCH = 100  # pieces that are held at a time; their states are read one by one
# What stands in the piece's own row, so that nobody changes it but by publishing.
IN_THE_ROW = ("title", "dek", "body", "body_format", "dateline", "language", "original_url")
HREF = re.compile(r' href="([^"]*)"')


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
    faults: list[Fault] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The line that stands for all of it, since every digest covers those before."""
        return f"{self.kind} {self.pk} {self.number} {self.digest}\n" if self.editions else ""

    def blame(self, number: int, what: str) -> None:
        self.faults.append(Fault(self.address, number, what))


def verify_pieces(pieces: Iterable[int] | None = None) -> Iterator[Chain]:
    """The chain of each piece, in the order of their numbers; of these ``pieces``, or of all."""
    rows = Article.objects.order_by("pk").select_related("lead_image").defer("body_text")
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
        if before is None:
            chain.blame(0, "has no state in the record")
        yield chain


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


def _check_piece(chain: Chain, article: Article, last: Edition | None) -> None:
    """Whether the row that readers are given stands by the last state of its chain."""
    if last is None:
        was_seen = article.status == Article.Status.WITHDRAWN and article.edition_number
        if article.is_public or was_seen:
            chain.blame(0, "readers have it, or had it, and the record holds no edition of it")
        return
    is_to_come = article.status == Article.Status.PUBLISHED and not article.is_public
    stands = (0, None) if is_to_come else (last.number, last.begins_at)
    if (article.edition_number, article.edition_at) != stands:
        chain.blame(last.number, "the piece says that readers have another edition than this last")
    if not article.is_public or digest_of(last.content) != last.content_digest:
        return
    if seal_of(last):
        chain.blame(last.number, "it is sealed, and readers have it")
    elif changed := _changed(article, content_in(last)):
        names = ", ".join(changed)
        chain.blame(last.number, f"the live text differs from its last edition ({names})")


def _changed(article: Article, content: Content) -> list[str]:
    """What of the row is not what was frozen. Names that others may change are left aside."""
    live = content_of(article, (), ())
    changed = [name for name in IN_THE_ROW if live[name] != content[name]]
    if live["first_published"] != content["first_published"]:
        changed.append("first_published")
    if (live["image"] or {}).get("digest") != (content["image"] or {}).get("digest"):
        changed.append("image")
    if live["renderer"] == content["renderer"] and not _says_the_same(live, content):
        changed.append("body_html")
    return changed


def _says_the_same(live: Content, content: Content) -> bool:
    """Addresses of pictures in a page may be others after a while, and copies are offered beside
    links that died; neither its words nor where its links lead may be others."""
    now, then = (without_copies(each["body_html"]) for each in (live, content))
    if now == then:
        return True
    return plain_text(now) == plain_text(then) and HREF.findall(now) == HREF.findall(then)
