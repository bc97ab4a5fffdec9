"""Another edition of each piece that prints words which stand elsewhere and were changed: the name
of who signed it, what is said of its source or of the picture above it.

A few pieces are frozen together with the change. Many wait in the queue of tasks: each task
freezes a batch and queues the next in one transaction, so what was cut off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from articles.models import Article, Author, Byline, Image, Publication
from articles.querysets import ArticleQuerySet
from articles.record.canonical import CREDITED, ELSEWHERE, SOURCED, content_in, differences
from articles.record.freezing import content_now, freeze, in_words
from articles.record.withholding import SealedText

AT_ONCE = 20  # pieces that an editor waits for: half a second
BATCH = 50  # pieces of a task: others have their turn between

Printed = Author | Image | Publication
BEHIND = ELSEWHERE | {"body_html"}

# What pieces print of each, and what readers are told where that was changed.
PRINTED: dict[type[models.Model], tuple[Sequence[str], object]] = {
    Author: (("name",), _("A name that it is signed with was changed.")),
    Image: (CREDITED, _("The words that go with its picture were changed.")),
    Publication: (SOURCED, _("What it says of its source was changed.")),
}
KINDS = {str(model._meta.model_name): model for model in PRINTED}


@transaction.atomic
def save_printed(
    *, row: Printed, fields: Iterable[str] | None = None, by: User | None = None
) -> int:
    """Save an author, a picture or a source, and freeze the public pieces that print what changed
    of it. Gives their number: they have another edition, or get one by the queue of tasks."""
    names, note = PRINTED[type(row)]
    rows = type(row)._default_manager.select_for_update(no_key=True)
    stored = rows.get(pk=row.pk)
    row.save(update_fields=fields)
    if all(getattr(stored, name) == getattr(row, name) for name in names):
        return 0
    printing = _naming(type(row), row.pk, as_printed="")
    keys = list(printing.values_list("pk", flat=True)[: AT_ONCE + 1])
    made = reissue(of=row, pieces=keys, note=in_words(note), by=by)
    return made if len(keys) <= AT_ONCE else printing.published().count()


def reissue(*, of: Printed, pieces: Sequence[int], note: str, by: User | None = None) -> int:
    """Freeze these pieces, which name ``of``, where readers have another text than their last
    edition; the keys are in their order. Gives how many editions that makes at once.

    Where there are too many to wait for, a task does all that name it. Call it in the transaction
    that changed what they print.
    """
    if len(pieces) <= AT_ONCE:
        return sum(reissue_piece(pk, note=note, by=by) for pk in pieces)
    reissue_batch.enqueue(str(of._meta.model_name), of.pk, note, by.pk if by else None)
    return 0


def reissue_piece(pk: int, *, note: str, by: User | None = None) -> bool:
    """Freeze what readers have of a piece, where that changed behind its own row; whether that made
    an edition.

    A row that was changed otherwise than by publishing gets none, nor does a sealed text: readers
    should not have it, and ``verify_editions`` says so. Locks the row; six queries, and nine more
    for an edition.
    """
    piece = Article.objects.select_for_update(no_key=True).filter(pk=pk).first()
    last = piece.editions.first() if piece and piece.is_public else None
    if piece is None or last is None:
        return False
    changed = differences(content_now(piece), content_in(last))
    if not changed or not BEHIND.issuperset(changed):
        return False
    try:
        with transaction.atomic():
            return freeze(piece, by=by, note=note[:300]) is not None
    except SealedText:
        return False


@task(priority=-10)
def reissue_batch(kind: str, pk: int, note: str, by: int | None, after: int = 0) -> None:
    """The next pieces that name a row, and then a task for those after them. Done twice, it makes
    no second edition."""
    editor = User.objects.filter(pk=by).first() if by else None
    with transaction.atomic():
        rows = _naming(KINDS[kind], pk).filter(pk__gt=after)
        keys = list(rows.values_list("pk", flat=True)[:BATCH])
        for key in keys:
            reissue_piece(key, note=note, by=editor)
        if len(keys) == BATCH:
            reissue_batch.enqueue(kind, pk, note, by, keys[-1])


def is_under_way() -> bool:
    """Whether pieces wait for an edition here. One query."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    rows = DBTaskResult.objects.filter(task_path=reissue_batch.module_path)
    return rows.filter(status__in=unfinished).exists()


def _naming(kind: type[models.Model], pk: int, **signed: str) -> ArticleQuerySet:
    """The pieces that name a row, in the order of their keys; of an author's with bylines so."""
    rows: ArticleQuerySet = Article.objects.order_by("pk")
    if kind is Author:
        bylines = Byline.objects.filter(author=pk, **signed)
        return rows.filter(pk__in=bylines.order_by().values("article"))
    return rows.filter(**{"lead_image" if kind is Image else "publication": pk})
