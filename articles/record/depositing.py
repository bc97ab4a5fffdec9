"""Heads of chains: what a paper prints or deposits elsewhere, so that nothing can be taken back.

One line for each chain, ``article 17 3 9f2c…``: its kind, its number, that of its last state and
that state's digest. The sum over all of them is the SHA-256 of the file that they make.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import QuerySet

from articles.models import CollectionEdition, Edition
from articles.record.verifying import Chain, Fault

LINE = re.compile(r"(article|collection) ([0-9]+) ([0-9]+) ([0-9a-f]{64})")
BATCH = 500


class NoDeposit(ValueError):
    """The file holds something else than heads of chains. The message names the line."""


class Sum:
    """The SHA-256 over the heads of chains, in the order in which they are walked."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, chain: Chain) -> None:
        self._hash.update(chain.head.encode())

    def __str__(self) -> str:
        return self._hash.hexdigest()


def compare(lines: Iterable[str]) -> Iterator[Fault]:
    """What an earlier deposit names and the record does not hold. Raises ``NoDeposit``."""
    heads = (_read(number, line) for number, line in enumerate(lines, start=1))
    while batch := list(islice(heads, BATCH)):
        wanted = [digest for *_, digest in batch]
        held = {
            *_held("article", Edition.objects.filter(digest__in=wanted), "article_id"),
            *_held(
                "collection", CollectionEdition.objects.filter(digest__in=wanted), "collection_id"
            ),
        }
        for kind, pk, number, digest in batch:
            if (kind, pk, number, digest) not in held:
                what = f"the deposit names it with the digest {digest}, and it is not in the record"
                yield Fault(f"{kind} {pk}", number, what)


def _read(number: int, line: str) -> tuple[str, int, int, str]:
    found = LINE.fullmatch(line.rstrip("\n"))
    if found is None:
        raise NoDeposit(f"Line {number} is no head of a chain: {line.strip()[:80]!r}")
    kind, pk, last, digest = found.groups()
    return kind, int(pk), int(last), digest


def _held(kind: str, rows: QuerySet, owner: str) -> Iterator[tuple[str, int, int, str]]:
    return ((kind, *row) for row in rows.values_list(owner, "number", "digest"))
