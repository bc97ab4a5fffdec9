"""Drafts that name a topic, an author or a source which was merged into another."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from articles.drafts.payload import Payload
from articles.models import Author, Draft, Publication, ScheduledChange, Topic

Name = Topic | Author | Publication
WAITING = ScheduledChange.State.WAITING


def drafts_naming(name: Name) -> QuerySet[Draft]:
    """What may still be published, and the newest draft of each piece, which the next one is
    compared with. One look at each of them."""
    is_newest = Q(number=F("article__draft_number"))
    is_open = Q(edition_number=0, is_discarded=False)
    return Draft.objects.filter(is_newest | is_open).filter(_names("payload", name))


def rename_in_drafts(*, keep: Name, gone: Name) -> None:
    """Let drafts, and what scheduled changes were begun with, name ``keep`` instead of ``gone``.

    Call it under the locks of their pieces. A statement for each.
    """
    for draft in drafts_naming(gone).iterator(chunk_size=50):
        draft.payload = _renamed(draft.payload, keep, gone)
        draft.save(update_fields=["payload"])
    changes = ScheduledChange.objects.filter(state=WAITING).filter(_names("base", gone))
    for change in changes.iterator(chunk_size=50):
        change.base = _renamed(change.base, keep, gone)
        change.save(update_fields=["base"])


def _names(field: str, name: Name) -> Q:
    if isinstance(name, Topic):
        return Q(**{f"{field}__topics__contains": [name.pk]})
    if isinstance(name, Author):
        return Q(**{f"{field}__bylines__contains": [{"author": name.pk}]})
    return Q(**{f"{field}__publication": name.pk})


def _renamed(payload: Payload, keep: Name, gone: Name) -> Payload:
    if isinstance(gone, Topic):
        topics = {keep.pk if key == gone.pk else key for key in payload["topics"]}
        return payload | {"topics": sorted(topics)}
    if isinstance(gone, Author):
        return payload | {"bylines": list(_signed(payload["bylines"], keep, gone))}
    return payload | {"publication": keep.pk}


def _signed(rows: list[Payload], keep: Name, gone: Name) -> Iterator[Payload]:
    """Signed by the one that is kept, once in each role, with the name that was meant."""
    already = {row["role"] for row in rows if row["author"] == keep.pk}
    usual = gone.name if gone.name != keep.name else ""
    for row in rows:
        if row["author"] != gone.pk:
            yield row
        elif row["role"] not in already:
            yield row | {"author": keep.pk, "as_printed": row["as_printed"] or usual}
