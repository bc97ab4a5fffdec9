"""Making a piece public, changing what readers get of it, and taking it from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.activity import record
from articles.addresses import former_owner, former_slugs, public_address, remember_address
from articles.correcting import correct
from articles.drafts.payload import Payload, apply, apply_related
from articles.drafts.saving import current_draft, mark_published, working_payload
from articles.models import Article, Review, ScheduledChange
from articles.record.freezing import freeze_collections_of
from articles.search.index import delete
from articles.websub import announce, feeds_left_by
from articles.writing import write

SLUG_LENGTH = 80
CAME = gettext_lazy("One of its pieces was published.")
WENT = gettext_lazy("One of its pieces was taken out.")
MINOR, MAJOR = ScheduledChange.Significance.MINOR, ScheduledChange.Significance.MAJOR


class PublishingRefused(ValueError):
    """The piece stays as it is; the message is a sentence for the editor."""


class Overtaken(PublishingRefused):
    """Somebody saved, published or withdrew the piece after this editor had looked at it."""


class NeverPublic(PublishingRefused):
    """Readers have never seen the piece: to withdraw it would tell them of it."""


class Note(NamedTuple):
    """A correction that is published together with the change it tells of."""

    kind: str
    text: str
    is_prominent: bool = False


def publish(
    *,
    article: Article,
    at: datetime | None = None,
    by: User | None = None,
    significance: str = MINOR,
    note: str = "",
    file: Callable[[Article], object] | None = None,
) -> Article:
    """Publish the row as it is, at ``at``, which may lie in the past or the future; else at its
    date, else now.

    A piece without a slug gets one from its headline; ``file`` sets its bylines and topics, which
    its edition is frozen with. Raises as ``write`` does.
    """
    article.published_at = at or article.published_at
    make_public(article)
    with transaction.atomic():
        write(
            article=article, restores=True, file=file, by=by, significance=significance, note=note
        )
        freeze_collections_of(article, by=by, note=CAME)
        verb = "published" if article.is_public else "scheduled"
        record(by=by, verb=verb, obj=article, note=note, after=_edition_of(article))
    return article


@transaction.atomic
def publish_draft(
    *,
    article: Article,
    by: User | None,
    at: datetime | None = None,
    significance: str = MINOR,
    note: str = "",
    expected_number: int | None = None,
    correction: Note | None = None,
) -> Article:
    """Give readers what is worked on: the current draft, or the row of a piece without one.

    ``at`` is for a piece that they never had. ``expected_number`` is that of the newest draft
    which the editor saw. One transaction under the row's lock. Raises ``Overtaken``,
    ``PublishingRefused``, ``PayloadStale``, ``CorrectionRefused``, and as ``write`` does.
    """
    piece = lock_piece(article)
    refuse_overtaken(piece, expected_number)
    is_new = piece.status == Article.Status.DRAFT
    if is_new:
        end_what_waits(piece)  # it is published now, whatever was to be published later
    elif current_draft(piece) is None and at is None:
        raise Overtaken(_("Readers have all that was written: there are no unpublished changes."))
    put_out(
        piece, working_payload(piece), by=by, at=at, significance=significance, note=note.strip()
    )
    mark_published(piece, piece.draft_number, piece.edition_number)
    if correction is not None:
        correct(
            article=piece,
            text=correction.text,
            kind=correction.kind,
            is_prominent=correction.is_prominent,
            by=by,
        )
    return piece


def put_out(
    piece: Article,
    payload: Payload,
    *,
    by: User | None,
    at: datetime | None = None,
    significance: str = MINOR,
    note: str = "",
    begins_at: datetime | None = None,
    verb: str = "",
) -> None:
    """Write a payload over the row of a locked piece, which is public from now on, or from its
    date. Call it in a transaction. Raises as ``publish_draft`` does."""
    was_public, former_status = piece.is_public, piece.status
    before = {"status": former_status, "published_at": piece.published_at}
    apply(piece, payload)
    piece.published_at = at or piece.published_at
    refuse_unfit(piece, was_public=was_public, significance=significance, note=note)
    make_public(piece)
    write(
        article=piece,
        restores=True,
        file=lambda piece: apply_related(piece, payload),
        by=by,
        significance=significance,
        note=note,
        begins_at=begins_at,
    )
    if not was_public:
        freeze_collections_of(piece, by=by, note=CAME)
    approve_by_publishing(piece, by)
    after: dict[str, object] = {"status": piece.status, "published_at": piece.published_at}
    if piece.is_public:
        after["edition"] = piece.edition_number
    verb = verb or ("changed" if was_public else "published" if piece.is_public else "scheduled")
    record(by=by, verb=verb, obj=piece, note=note, before=before, after=after)


def unpublish(*, article: Article, by: User | None = None) -> Article:
    """Back to a draft. Its address answers 'not found' until it is published again, and then
    leads to it even if the piece was given another one meanwhile.

    Raises ``Overtaken`` for a piece that was withdrawn meanwhile: readers are told why it is gone.
    """
    with transaction.atomic():
        if lock_piece(article).status == Article.Status.WITHDRAWN:
            raise Overtaken(_("Somebody has withdrawn this piece already."))
        former = public_address(article.pk)
        article.status = Article.Status.DRAFT
        left = feeds_left_by(article)
        article.import_digest = ""
        article.save(update_fields=["status", "import_digest", "updated_at"])
        delete(article.pk)
        freeze_collections_of(article, by=by, note=WENT)
        if former:
            remember_address(article=article, path=former)
            announce(article, left)
        end_what_waits(article)
        record(by=by, verb="taken_back", obj=article)
    return article


@transaction.atomic
def withdraw(*, article: Article, reason: str, by: User | None = None) -> Article:
    """Take a public piece from readers for good, or until it is restored.

    Its address answers 'gone' with its headline, the day and the reason; its thread is kept.
    Raises ``NeverPublic`` for a draft and for a piece to come, ``IntegrityError`` for an empty
    reason.
    """
    stored = lock_piece(article)
    if stored.status == Article.Status.WITHDRAWN and article.status != stored.status:
        raise Overtaken(_("Somebody has withdrawn this piece already."))
    if not public_address(article.pk):
        raise NeverPublic(_("Readers have never seen this piece: take it back to a draft instead."))
    article.status = Article.Status.WITHDRAWN
    article.withdrawn_at, article.withdrawal_reason = timezone.now(), reason
    left = feeds_left_by(article)
    article.import_digest = ""
    fields = ["status", "withdrawn_at", "withdrawal_reason", "import_digest", "updated_at"]
    article.save(update_fields=fields)
    delete(article.pk)
    freeze_collections_of(article, by=by, note=WENT)
    announce(article, left)
    end_what_waits(article)
    record(by=by, verb="withdrawn", obj=article, note=reason)
    return article


@transaction.atomic
def restore(*, article: Article, by: User | None = None) -> Article:
    """Give readers a withdrawn piece again, with its thread, as it was: what was drafted since is
    still a draft. Raises ``Overtaken`` for a piece that is not withdrawn."""
    piece = lock_piece(article)
    if piece.status != Article.Status.WITHDRAWN:
        raise Overtaken(_("This piece is not withdrawn: somebody has restored it already."))
    former = {"withdrawn_at": piece.withdrawn_at, "reason": piece.withdrawal_reason}
    make_public(piece)
    write(article=piece, restores=True, by=by)
    freeze_collections_of(piece, by=by, note=CAME)
    record(by=by, verb="restored", obj=piece, before=former)
    return piece


def _edition_of(article: Article) -> dict[str, int]:
    """What the record says of it: the number of the edition that readers get now."""
    return {"edition": article.edition_number} if article.edition_number else {}


def make_public(article: Article) -> None:
    """Say of a row that it is published, with a date and an address; saves nothing."""
    article.status = Article.Status.PUBLISHED
    article.withdrawn_at, article.withdrawal_reason = None, ""
    article.published_at = article.published_at or timezone.now()
    article.date_address()
    article.slug = article.slug or free_slug(article)


def lock_piece(article: Article) -> Article:
    """The piece as it is stored. Until the transaction ends nobody else saves or publishes it."""
    rows = Article.objects.select_for_update(no_key=True, of=("self",))
    return rows.get(pk=article.pk)


def refuse_overtaken(piece: Article, expected_number: int | None) -> None:
    """Raises ``Overtaken`` where the newest draft is another than the one the editor saw."""
    if piece.status == Article.Status.WITHDRAWN:
        raise Overtaken(_("The piece was withdrawn meanwhile. It can be restored, as it was."))
    if expected_number is not None and piece.draft_number != expected_number:
        raise Overtaken(
            _("Somebody saved or published this piece since you opened this page. Look again.")
        )


def refuse_unfit(piece: Article, *, was_public: bool, significance: str, note: str) -> None:
    """Raises ``PublishingRefused`` for what can't be shown to readers as it is."""
    if not piece.title.strip():
        raise PublishingRefused(_("The piece has no headline."))
    if piece.import_key and piece.published_at is None:
        raise PublishingRefused(_("The piece came in without a date: say when it was published."))
    if was_public and piece.published_at and piece.published_at > timezone.now():
        raise PublishingRefused(
            _("Its date lies ahead, and readers have the piece: it would vanish until then.")
        )
    if was_public and significance == MAJOR and not note:
        raise PublishingRefused(_("Say in the change note what changed: readers see it."))
    if namesake := namesake_of(piece):
        raise PublishingRefused(
            _("Another piece of that day has this slug: “%(title)s”.") % {"title": namesake.title}
        )


def namesake_of(article: Article) -> Article | None:
    """The piece that has the address which this one would have, or had it: it is cited. Two
    queries."""
    dated = Article(
        published_at=article.published_at or timezone.now(),
        published_precision=article.published_precision,
    )
    dated.date_address()
    if not article.slug:
        return None
    same_day = Article.objects.filter(published_on=dated.published_on, slug=article.slug)
    present = same_day.exclude(pk=article.pk).only("title").first()
    dated.slug = article.slug
    return present or former_owner(dated.address, besides=article.pk)


def approve_by_publishing(piece: Article, by: User | None) -> None:
    """Who publishes what a colleague asked about has approved of it."""
    Review.objects.filter(article=piece, verdict=Review.Verdict.OPEN).update(
        verdict=Review.Verdict.APPROVED, decided_by=by, decided_at=timezone.now()
    )


def end_what_waits(article: Article) -> None:
    """A piece that goes from readers takes its scheduled change with it; the draft is kept."""
    ScheduledChange.objects.filter(article=article, state=ScheduledChange.State.WAITING).update(
        state=ScheduledChange.State.TAKEN_BACK, ended_at=timezone.now()
    )


def free_slug(article: Article, wanted: str = "") -> str:
    """A slug from ``wanted`` or the headline that no other piece of its day has or had: -2, -3 …
    added."""
    base = (
        slugify(wanted or article.title, allow_unicode=True)[:SLUG_LENGTH].strip("-") or "untitled"
    )
    same_day = Article.objects.filter(published_on=article.published_on).exclude(pk=article.pk)
    taken = set(same_day.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= former_slugs(article, base)
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
