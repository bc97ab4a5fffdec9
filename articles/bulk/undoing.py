"""Taking back an act of many pieces: each is put where it stood, unless it was changed since."""

from __future__ import annotations

import uuid
from collections.abc import Collection as Many
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from articles.bulk.kinds import CHANGED_SINCE, KINDS, BulkRefused, Change, Filed, Kind
from articles.models import Activity, BulkAct


def choose_to_undo(*, act: BulkAct, by: User) -> BulkAct:
    """An act that would take this one back, chosen and not begun: what of it still stands.

    Raises ``BulkRefused`` for an undoing, for what is under way, and where nothing is left to undo.
    """
    if act.verb == BulkAct.Verb.UNDO:
        raise BulkRefused(_("An undoing can’t be undone. What it undid can be done again."))
    if act.state not in (BulkAct.State.DONE, BulkAct.State.FAILED):
        raise BulkRefused(_("It is not over yet: wait until it is done."))
    pieces = list(_rows(act.act).order_by("-id").values_list("object_id", flat=True))
    if not pieces:
        raise BulkRefused(_("There is nothing left of it to undo."))
    wish = {"act": str(act.act)}
    return BulkAct.objects.create(by=by, pieces=pieces, verb=BulkAct.Verb.UNDO, wish=wish)


def kind_of(act: BulkAct) -> Kind:
    """What an act does, as it was decided. Raises ``BulkRefused`` where that can't be any more."""
    if act.verb == BulkAct.Verb.UNDO:
        return Undo(BulkAct.objects.get(act=act.wish["act"]))
    return KINDS[act.verb](act.wish)


class Undo:
    """Puts pieces back where an act found them."""

    verb = "undone"

    def __init__(self, undone: BulkAct) -> None:
        self.undone = undone
        self.kind = KINDS[undone.verb](undone.wish)
        self.model, self.field = self.kind.model, self.kind.field
        self._recorded: dict[int, Activity] = {}
        self._there: set[int] = set()  # of what they stood under before

    def told(self) -> str:
        return self.kind.told()

    def standing(self, pks: Many[int]) -> dict[int, Filed]:
        rows = _rows(self.undone.act).filter(object_id__in=pks)
        self._recorded = {row.object_id: row for row in rows}
        former = {pk for row in rows for pk in _filed(row.before[self.field])}
        there = self.kind.model.objects.filter(pk__in=former)
        self._there = set(there.values_list("pk", flat=True))
        return self.kind.standing(pks)

    def wanted(self, pk: int, filed: Filed) -> Filed | str:
        row = self._recorded.get(pk)
        if row is None or _filed(row.after[self.field]).keys() != filed.keys():
            return CHANGED_SINCE
        former = _filed(row.before[self.field])
        return former if self._there.issuperset(former) else CHANGED_SINCE

    def refused(self, pks: Many[int]) -> dict[int, str]:
        return self.kind.refused(pks) | dict.fromkeys(self.kind.grown(pks), CHANGED_SINCE)

    def grown(self, pks: Many[int]) -> set[int]:
        return set()

    def write(self, changes: Sequence[Change], *, by: User) -> None:
        self.kind.write(changes, by=by)

    def finish(self, *, by: User) -> None:
        self.kind.finish(by=by)


def _rows(act: uuid.UUID) -> QuerySet[Activity]:
    """What the act did to pieces, and nobody took back."""
    undone = Activity.objects.filter(
        undoes=act, kind="article", object_id=OuterRef("object_id"), is_part=True
    )
    return Activity.objects.filter(act=act, is_part=True).filter(~Exists(undone))


def _filed(said: dict[str, str]) -> Filed:
    return {int(key): name for key, name in said.items()}
