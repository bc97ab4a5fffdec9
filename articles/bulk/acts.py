"""An act of many pieces from the choice to its end: stretch by stretch, each a transaction."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from articles.activity import record
from articles.bulk.kinds import BulkRefused, Change, Kind
from articles.bulk.outlook import plan
from articles.bulk.undoing import Undo, kind_of
from articles.drafts.payload import payload_of
from articles.drafts.saving import carry_over
from articles.models import Activity, Article, BulkAct
from articles.record.withholding import SealedText

MOST = 200_000  # pieces of one act
AT_ONCE = 200  # are done while the editor waits
STRETCH = 500  # pieces of a transaction
KEPT = timedelta(days=1)  # what was chosen and never begun
PATIENCE = 10  # seconds of a task; then it is the turn of the others in the queue

State = BulkAct.State


def choose(*, pieces: Iterable[int], by: User) -> BulkAct:
    """Keep a choice of pieces until it is decided what becomes of them. Changes no piece.

    Raises ``BulkRefused`` for none and for more than 200,000. Choices of former days are forgotten.
    """
    chosen = list(pieces)
    if not 0 < len(chosen) <= MOST:
        told = _("Choose pieces first, and no more than %(most)s at once.")
        raise BulkRefused(told % {"most": f"{MOST:,}"})
    day = timezone.now() - KEPT
    BulkAct.objects.filter(state=State.CHOSEN, chosen_at__lt=day).delete()
    return BulkAct.objects.create(by=by, pieces=chosen)


@transaction.atomic
def begin(*, act: BulkAct, verb: str, wish: dict[str, Any], by: User | None = None) -> bool:
    """Decide what is done, and do it: at once for few pieces, in the queue of tasks for many.

    False where it was begun already, by a second click or another window: it is done once. It is
    the act of who begins it, ``by``, whoever chose the pieces. Raises ``BulkRefused``.
    """
    act = BulkAct.objects.select_for_update().get(pk=act.pk)
    if act.state != State.CHOSEN:
        return False
    act.verb, act.wish, act.state, act.by = verb, wish, State.WAITING, by or act.by
    act.wish["told"] = kind_of(act).told()
    if verb == BulkAct.Verb.COLLECT:
        dated = Article.objects.filter(pk__in=act.pieces).order_by("published_at", "pk")
        act.pieces = list(dated.values_list("pk", flat=True))
    act.save()
    if len(act.pieces) <= AT_ONCE:
        transaction.on_commit(lambda: carry_out(pk=act.pk))
    else:
        go_on.using(priority=-10).enqueue(act.pk)
    return True


@task()
def go_on(pk: int) -> None:
    """Carry an act out for a while; what is left of it is the next task."""
    if not carry_out(pk=pk, seconds=PATIENCE):
        go_on.using(priority=-10).enqueue(pk)


def carry_out(*, pk: int, seconds: float | None = None) -> bool:
    """Go on where it is, for so long; True once it is over, whether it was done or failed.

    A stretch waits for whoever is writing one of its pieces. What fails ends the act with a
    sentence: what was done by then stands in the record, and can be undone.
    """
    until = time.monotonic() + seconds if seconds is not None else None
    while until is None or time.monotonic() < until:
        try:
            is_over = _do_stretch(pk)
        except (BulkRefused, SealedText) as refusal:
            return _fail(pk, str(refusal))
        except IntegrityError:
            return _fail(
                pk, _("The archive can’t hold it like this: something has been deleted since.")
            )
        if is_over:
            return True
    return False


@transaction.atomic
def _do_stretch(pk: int) -> bool:
    act = BulkAct.objects.select_for_update().select_related("by").get(pk=pk)
    if act.state not in (State.WAITING, State.RUNNING):
        return True
    kind = kind_of(act)
    pks = act.pieces[act.reached : act.reached + STRETCH]
    if not pks:
        _finish(act, kind)
        return True
    _lock(pks)
    changes, left_out = plan(kind, pks)
    if changes:
        _change(act, kind, changes)
    act.reached += len(pks)
    act.changed += len(changes)
    act.left_out = dict(Counter(act.left_out) + left_out)
    act.state = State.RUNNING
    act.save(update_fields=["reached", "changed", "left_out", "state"])
    return False


def _lock(pks: Sequence[int]) -> None:
    """In the order of keys, as everybody who locks several pieces does."""
    rows = Article.objects.filter(pk__in=pks).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def _change(act: BulkAct, kind: Kind, changes: Sequence[Change]) -> None:
    """The pieces, what is drafted of them, and a row of the record for each."""
    pks = [each.article.pk for each in changes]
    drafted = Article.objects.filter(pk__in=pks, draft_number__gt=0).order_by("pk")
    before = [(article, payload_of(article)) for article in drafted]
    kind.write(changes, by=act.by)
    Article.objects.filter(pk__in=pks).update(updated_at=Now(), import_digest="")
    for article, payload in before:
        carry_over(article=article, before=payload, by=act.by)
    undoes = kind.undone.act if isinstance(kind, Undo) else None
    Activity.objects.bulk_create(
        Activity(
            actor=act.by,
            verb=kind.verb,
            kind="article",
            object_id=each.article.pk,
            label=each.article.title,
            act=act.act,
            undoes=undoes,
            is_part=True,
            before={kind.field: each.before},
            after={kind.field: each.after},
        )
        for each in changes
    )


def _finish(act: BulkAct, kind: Kind) -> None:
    if act.changed:
        kind.finish(by=act.by)
    _end(act, State.DONE)


def _fail(pk: int, trouble: str) -> bool:
    with transaction.atomic():
        act = BulkAct.objects.select_for_update().select_related("by").get(pk=pk)
        if act.state in (State.WAITING, State.RUNNING):
            act.trouble = trouble
            _end(act, State.FAILED)
    return True


def _end(act: BulkAct, state: str) -> None:
    """And one row in the record that stands for the whole act."""
    act.state, act.ended_at = state, timezone.now()
    act.save(update_fields=["state", "ended_at", "trouble"])
    if act.changed:
        after = {"number": act.changed, "what": act.wish["told"]}
        record(by=act.by, verb=act.verb, obj=act, note=act.trouble, after=after, act=act.act)
