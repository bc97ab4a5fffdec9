"""What can be done to many pieces: each kind says where pieces stand, and puts them elsewhere.

All three are of one shape: a piece stands under names (its topics, its publication, a collection),
and shall stand under others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Many
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    BulkAct,
    Collection,
    CollectionEntry,
    Edition,
    Publication,
    Topic,
)
from articles.record.freezing import freeze, freeze_collection
from articles.search.refiling import refile_pieces

Filed = dict[int, str]  # what a piece stands under: keys, with the names of that moment
MOST_ENTRIES = 32_767  # of a collection

# Why a piece stays as it is.
ALREADY, GONE, CHANGED_SINCE = "already", "gone", "changed_since"
FULL, SEALED = "full", "sealed"


class BulkRefused(Exception):
    """It can't be done at all; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Change:
    """Where a piece stands, and where it shall stand."""

    article: Article
    before: Filed
    after: Filed

    @property
    def now(self) -> list[str]:
        """The names that it stands under, by the alphabet."""
        return sorted(self.before.values(), key=str.casefold)

    @property
    def then(self) -> list[str]:
        return sorted(self.after.values(), key=str.casefold)


class Kind(Protocol):
    """``field`` is what the record calls that which changes, ``verb`` what happened to a piece."""

    model: Any
    field: str
    verb: str

    def told(self) -> str:
        """What it does, in few words: '+ Floods, − Rivers'."""

    def standing(self, pks: Many[int]) -> dict[int, Filed]:
        """Where these pieces stand now; those that stand nowhere may be left out."""

    def wanted(self, pk: int, filed: Filed) -> Filed | str:
        """Where a piece shall stand, or why it is left as it is."""

    def refused(self, pks: Many[int]) -> dict[int, str]:
        """Those of the pieces that are left as they are for another reason."""

    def grown(self, pks: Many[int]) -> set[int]:
        """Those to which something was added there that would be lost if they were taken away."""

    def write(self, changes: Sequence[Change], *, by: User) -> None:
        """Put them there: a few statements for all. Their rows are locked."""

    def finish(self, *, by: User) -> None:
        """Once, when all were put."""


class Retag:
    """Other topics: some are added, some taken away, or these stand alone."""

    model = Topic
    field, verb = "topics", "retagged"

    def __init__(self, wish: dict[str, Any]) -> None:
        self.add = _named(Topic, wish.get("add", ()), _("A topic was deleted meanwhile."))
        self.remove = _named(Topic, wish.get("remove", ()), "")
        self.only = bool(wish.get("only"))

    def told(self) -> str:
        added = [f"+ {name}" for name in self.add.values()]
        removed = [f"− {name}" for name in self.remove.values()]
        alone = [_("no other")] if self.only else []
        return ", ".join(added + removed + alone)

    def standing(self, pks: Many[int]) -> dict[int, Filed]:
        rows = Article.topics.through.objects.filter(article__in=pks).order_by("topic__name")
        standing: defaultdict[int, Filed] = defaultdict(dict)
        for article, topic, name in rows.values_list("article", "topic", "topic__name"):
            standing[article][topic] = name
        return standing

    def wanted(self, pk: int, filed: Filed) -> Filed | str:
        kept = {} if self.only else filed
        return {pk: name for pk, name in kept.items() if pk not in self.remove} | self.add

    def refused(self, pks: Many[int]) -> dict[int, str]:
        return {}

    def grown(self, pks: Many[int]) -> set[int]:
        return set()

    def write(self, changes: Sequence[Change], *, by: User) -> None:
        filed = Article.topics.through
        for topic, pieces in _grouped(changes, lambda each: each.before.keys() - each.after):
            filed.objects.filter(topic=topic, article__in=pieces).delete()
        filed.objects.bulk_create(
            [
                filed(article_id=piece, topic_id=topic)
                for topic, pieces in _grouped(changes, lambda each: each.after.keys() - each.before)
                for piece in pieces
            ],
            ignore_conflicts=True,
        )
        refile_pieces([each.article.pk for each in changes])

    def finish(self, *, by: User) -> None:
        pass


class ChangePublication:
    """Another publication, or none. Readers see it, so public pieces get an edition each."""

    model = Publication
    field, verb = "publication", "changed_publication"

    def __init__(self, wish: dict[str, Any]) -> None:
        keys = [wish["to"]] if wish.get("to") else []
        self.to = _named(Publication, keys, _("The publication was deleted meanwhile."))
        self.note = _("Another publication is named as its source.")

    def told(self) -> str:
        return ", ".join(self.to.values()) or _("none")

    def standing(self, pks: Many[int]) -> dict[int, Filed]:
        rows = Article.objects.filter(pk__in=pks, publication__isnull=False).order_by()
        named = rows.values_list("pk", "publication", "publication__name")
        return {pk: {publication: name} for pk, publication, name in named}

    def wanted(self, pk: int, filed: Filed) -> Filed | str:
        return self.to

    def refused(self, pks: Many[int]) -> dict[int, str]:
        """A sealed text has no further edition."""
        sealed = Edition.objects.filter(article__in=pks, seal__isnull=False)
        return dict.fromkeys(sealed.values_list("article", flat=True), SEALED)

    def grown(self, pks: Many[int]) -> set[int]:
        return set()

    def write(self, changes: Sequence[Change], *, by: User) -> None:
        for publication, pieces in _grouped(changes, lambda each: each.after or [None]):
            Article.objects.filter(pk__in=pieces).update(publication=publication)
        pks = [each.article.pk for each in changes]
        refile_pieces(pks)
        for article in Article.objects.published().filter(pk__in=pks).order_by("pk"):
            freeze(article, by=by, note=self.note)

    def finish(self, *, by: User) -> None:
        pass


class Collect:
    """Into a collection, after the pieces that it has, in the order of their dates."""

    model = Collection
    field, verb = "collections", "collected"

    def __init__(self, wish: dict[str, Any]) -> None:
        self.into = _named(Collection, [wish["into"]], _("The collection was deleted meanwhile."))
        (self.pk,) = self.into
        entries = CollectionEntry.objects.filter(collection=self.pk)
        self.room = MOST_ENTRIES - (entries.aggregate(last=Max("position"))["last"] or 0)

    def told(self) -> str:
        return ", ".join(self.into.values())

    def standing(self, pks: Many[int]) -> dict[int, Filed]:
        entries = CollectionEntry.objects.filter(collection=self.pk, article__in=pks)
        return {pk: dict(self.into) for pk in entries.values_list("article", flat=True)}

    def wanted(self, pk: int, filed: Filed) -> Filed | str:
        if not filed and self.room <= 0:
            return FULL
        self.room -= not filed
        return self.into

    def refused(self, pks: Many[int]) -> dict[int, str]:
        return {}

    def grown(self, pks: Many[int]) -> set[int]:
        """An editor's note on a piece is not taken out with the others."""
        noted = CollectionEntry.objects.filter(collection=self.pk, article__in=pks).exclude(note="")
        return set(noted.values_list("article", flat=True))

    def write(self, changes: Sequence[Change], *, by: User) -> None:
        Collection.objects.select_for_update(no_key=True).get(pk=self.pk)
        entries = CollectionEntry.objects.filter(collection=self.pk)
        entries.filter(article__in=[each.article.pk for each in changes if not each.after]).delete()
        last = entries.aggregate(last=Max("position"))["last"] or 0
        new = [each.article.pk for each in changes if each.after]
        CollectionEntry.objects.bulk_create(
            CollectionEntry(collection_id=self.pk, article_id=pk, position=position)
            for position, pk in enumerate(new, start=last + 1)
        )

    def finish(self, *, by: User) -> None:
        """Close the gaps that pieces left, and freeze what readers have of it now."""
        entries = list(CollectionEntry.objects.filter(collection=self.pk).order_by("position"))
        moved = [entry for place, entry in enumerate(entries, 1) if entry.position != place]
        for place, entry in enumerate(entries, 1):
            entry.position = place
        CollectionEntry.objects.bulk_update(moved, ["position"], batch_size=500)
        freeze_collection(Collection.objects.get(pk=self.pk), by=by)


KINDS: dict[str, type[Retag] | type[ChangePublication] | type[Collect]] = {
    BulkAct.Verb.RETAG: Retag,
    BulkAct.Verb.CHANGE_PUBLICATION: ChangePublication,
    BulkAct.Verb.COLLECT: Collect,
}


def _named(model: Any, keys: Iterable[int], missing: str) -> Filed:
    """The rows of these keys by their names. Raises ``BulkRefused`` with the sentence for rows that
    are gone, if there is one."""
    found = {row.pk: str(row) for row in model.objects.filter(pk__in=list(keys))}
    if missing and len(found) < len(set(keys)):
        raise BulkRefused(missing)
    return found


def _grouped(changes: Sequence[Change], keys: Any) -> Iterable[tuple[Any, list[int]]]:
    """Each key with the pieces that have it."""
    groups: defaultdict[Any, list[int]] = defaultdict(list)
    for each in changes:
        for key in keys(each):
            groups[key].append(each.article.pk)
    return groups.items()
