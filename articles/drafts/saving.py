"""Numbered saves of a piece's working text. What readers have is changed by publishing alone."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.activity import record
from articles.drafts.merging import merge
from articles.drafts.payload import Payload, apply, apply_related, payload_of
from articles.models import Article, Draft, ScheduledChange, WorkingSave
from articles.writing import write


class Clash(Exception):
    """Somebody saved the piece after this text was begun: ``theirs`` is how it stands now.

    ``base`` is what both began with, draft ``base_number``; ``number`` is that of the newest
    draft of the piece ``article_pk``, ``by`` who saved it.
    """

    def __init__(
        self,
        *,
        base: Payload,
        theirs: Payload,
        mine: Payload,
        by: User | None,
        number: int,
        base_number: int = 0,
        article_pk: int = 0,
    ) -> None:
        super().__init__(f"The piece stands at draft {number} by now.")
        self.base, self.theirs, self.mine = base, theirs, mine
        self.by, self.number, self.base_number = by, number, base_number
        self.article_pk = article_pk


@transaction.atomic
def save_draft(
    *,
    article: Article | None,
    payload: Payload,
    by: User | None,
    base_number: int = 0,
    key: uuid.UUID | None = None,
) -> Draft:
    """Add a draft, and forget what its editor had typed and not saved. Without a piece, begin one.

    The ``key`` is that of the page on which a piece is begun: sent again, it is a save of that one.

    A piece that is a draft itself is written too; what is public, to come or withdrawn stays as it
    is. Saves of one piece wait for each other, so no number is given twice. Raises ``Clash`` where
    ``base_number`` is not the newest, ``PayloadStale``, what ``write`` raises, and
    ``IntegrityError`` where a key is sent twice at the same moment.
    """
    if article is None:
        begun = _begun_on(key, by) if key else None
        if begun is None:
            return _begin(payload, by, key)
        if begun.payload == payload:
            return begun
        article, base_number = begun.article, begun.number
    article = _locked(article)
    if base_number != article.draft_number:
        raise _clash(article, payload, base_number)
    _keep_beginning(article)
    draft = _add(article, payload, by)
    if article.status == Article.Status.DRAFT:
        _write_row(article, payload, by)
    WorkingSave.objects.filter(editor=by, article=article).delete()
    record(by=by, verb="saved", obj=article, after={"draft": draft.number})
    return draft


def save_together(*, article: Article, clash: Clash, by: User | None) -> Draft:
    """Save what both made of it, as long as that merges by itself.

    Raises the newest ``Clash`` where somebody has to choose, and otherwise as ``save_draft``.
    """
    while True:
        merged = merge(clash.base, clash.theirs, clash.mine)
        if merged.conflicts:
            raise clash
        try:
            return save_draft(
                article=article, payload=merged.payload, by=by, base_number=clash.number
            )
        except Clash as newer:
            clash = newer


def current_draft(article: Article) -> Draft | None:
    """What is worked on, where that is not the piece's row itself. One query."""
    newest = article.drafts.first()
    if newest is None or newest.is_discarded or newest.edition_number:
        return None
    return newest


def payload_at(article: Article, number: int) -> Payload:
    """What somebody began with who opened the piece at this number. One query.

    A draft that was tidied away is answered by the one before it that is still there.
    """
    before = article.drafts.filter(number__lte=number).first()
    return before.payload if before else working_payload(article)


def working_payload(article: Article) -> Payload:
    """What an editor goes on with. One query, or three."""
    draft = current_draft(article)
    return draft.payload if draft else payload_of(article)


def has_changes(article: Article) -> bool:
    """Whether a draft waits beside what readers have, will have or had."""
    return article.status != Article.Status.DRAFT and current_draft(article) is not None


@transaction.atomic
def discard_draft(*, article: Article, by: User | None) -> bool:
    """Go back to what readers have. The drafts are kept, and the piece as it stands is the newest.

    False where nothing waited.
    """
    article = _locked(article)
    if not has_changes(article):
        return False
    _unscheduled(article).filter(edition_number=0).update(is_discarded=True)
    _add(article, payload_of(article), by, edition_number=article.edition_number or 1)
    record(by=by, verb="discarded", obj=article)
    return True


def put_aside(article: Article) -> None:
    """Go on with what readers have, while the newest draft waits for its minute.

    Call it under the row's lock, in the transaction of whatever will publish that draft.
    """
    _add(article, payload_of(article), None, edition_number=article.edition_number or 1)


def take_up(article: Article, base: Payload, draft: Draft) -> None:
    """Go on with a draft that was put aside, and with all that was written since ``base``.

    Call it under the row's lock. Where both changed the same, the draft stands.
    """
    merged = merge(base, working_payload(article), draft.payload).payload
    if article.status == Article.Status.DRAFT or merged == working_payload(article):
        return
    _add(article, merged, draft.saved_by)


def mark_published(article: Article, number: int, edition_number: int) -> None:
    """Say that readers have what draft ``number`` held, in this edition, or will have it.

    Call it when row, bylines and topics stand, in their transaction. A piece to come has no
    edition yet: it will be 1. What publishing filled in, as the slug, is numbered too, so that
    a form that was opened before merges with it.
    """
    edition = edition_number or 1
    worked_on = _unscheduled(article).filter(edition_number=0, is_discarded=False)
    worked_on.filter(number__lte=number).update(edition_number=edition)
    newest = article.drafts.first()
    if newest and newest.edition_number and newest.payload != (stands := payload_of(article)):
        _add(article, stands, newest.saved_by, edition_number=edition)


@transaction.atomic
def carry_over(*, article: Article, before: Payload, by: User | None = None) -> None:
    """Take over into the working text what was changed in the row behind it.

    ``before`` is the row as it was. Call it in the transaction of whatever changes rows other than
    by publishing a draft: a bulk act, a scheduled change. Where the draft changed the same, the
    draft stands. A piece that nobody ever saved here has nothing to carry over to.
    """
    article = _locked(article)
    stands = payload_of(article)
    if not article.draft_number or stands == before:
        return
    draft = current_draft(article)
    if draft is None:
        _add(article, stands, by, edition_number=article.edition_number or 1)
        return
    _add(article, merge(before, stands, draft.payload).payload, draft.saved_by)


def _begun_on(key: uuid.UUID, by: User | None) -> Draft | None:
    """The first draft that was saved on this page. What was typed there is saved now."""
    WorkingSave.objects.filter(editor=by, article=None, key=key).delete()
    return Draft.objects.filter(saved_by=by, key=key).select_related("article").first()


def _begin(payload: Payload, by: User | None, key: uuid.UUID | None) -> Draft:
    article = Article(begun_by=by)
    _write_row(article, payload, by)
    draft = _add(article, payload, by, key=key)
    record(by=by, verb="begun", obj=article)
    return draft


def _write_row(article: Article, payload: Payload, by: User | None) -> None:
    apply(article, payload)
    write(article=article, file=lambda row: apply_related(row, payload), by=by)


def _unscheduled(article: Article) -> QuerySet[Draft]:
    """The drafts but one that waits for its minute: nothing is decided about that."""
    waiting = ScheduledChange.objects.filter(state=ScheduledChange.State.WAITING)
    return article.drafts.exclude(pk__in=waiting.values("draft"))


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def _clash(article: Article, payload: Payload, base_number: int) -> Clash:
    newest = article.drafts.select_related("saved_by").first()
    return Clash(
        base=payload_at(article, base_number),
        theirs=working_payload(article),
        mine=payload,
        by=newest.saved_by if newest else None,
        number=article.draft_number,
        base_number=base_number,
        article_pk=article.pk,
    )


def _add(
    article: Article,
    payload: Payload,
    by: User | None,
    *,
    edition_number: int = 0,
    key: uuid.UUID | None = None,
) -> Draft:
    """A draft with the piece's next number."""
    article.draft_number += 1
    article.import_digest = ""  # later imports leave it alone
    article.save(update_fields=["draft_number", "import_digest", "updated_at"])
    return Draft.objects.create(
        article=article,
        number=article.draft_number,
        base_edition=article.edition_number,
        payload=payload,
        saved_by=by,
        edition_number=edition_number,
        key=key,
    )


def _keep_beginning(article: Article) -> None:
    """The piece as it is before its first draft, as number 0: what two editors may begin with."""
    if article.draft_number == 0:
        Draft.objects.create(
            article=article,
            number=0,
            payload=payload_of(article),
            edition_number=article.edition_number,
            base_edition=article.edition_number,
        )
