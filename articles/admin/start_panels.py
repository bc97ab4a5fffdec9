"""The panels of pieces on the first page of the admin: own work, what waits, what went out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.activity_lines import lines_of, name_of
from articles.admin.start import SHOWN, Panel, Row, register_panel, row_of
from articles.links.states import newest_dead_links
from articles.models import (
    Activity,
    Article,
    Correction,
    Review,
    ScheduledChange,
    WorkingSave,
)
from articles.states.rights import followed, may

LATELY = timedelta(days=30)
WENT_OUT = ("published", "appeared", "changed", "change_appeared", "restored")
# What a line prints of a piece, and of a piece that something belongs to.
PRINTED = ("title", "language", "status", "published_at")
OF_PIECE = tuple(f"article__{name}" for name in PRINTED)


def own_work(request: HttpRequest) -> Panel | None:
    """What they typed and did not save, then the drafts that they have a part in. Two queries."""
    if not may(request.user, "write"):
        return None
    open_to_them = Q(article=None) | Q(article__in=followed(request.user))
    typed = WorkingSave.objects.filter(open_to_them, editor=_pk(request)).select_related("article")
    unsaved = [
        _unsaved(save) for save in typed.defer("payload").only("saved_at", "key", *OF_PIECE)[:SHOWN]
    ]
    drafts = followed(request.user, Article.objects.worked_on_by(_pk(request))).only(*PRINTED)
    saved = [
        row_of(piece, at=vars(piece)["last_saved"], mark=_mark(piece)) for piece in drafts[:SHOWN]
    ]
    return Panel(_("My work"), unsaved + saved, _("Nothing of yours is under way."))


def sent_back(request: HttpRequest) -> Panel | None:
    """What a colleague sent back to them, and nothing has been asked for since."""
    later = Review.objects.filter(article=OuterRef("article"), pk__gt=OuterRef("pk"))
    rows = Review.objects.filter(asked_by=_pk(request), verdict=Review.Verdict.RETURNED)
    rows = rows.filter(~Exists(later), decided_at__gt=timezone.now() - LATELY)
    rows = rows.filter(Q(article__edition_at=None) | Q(article__edition_at__lt=F("decided_at")))
    rows = rows.filter(article__in=followed(request.user))
    found = rows.select_related("article", "decided_by").order_by("-asked_at")[:SHOWN]
    lines = [
        row_of(
            row.article, at=row.decided_at, note=_said(row.decided_by, row.answer), is_urgent=True
        )
        for row in found.defer(*_texts())
    ]
    return Panel(_("Sent back to me"), lines)


def waiting_for_review(request: HttpRequest) -> Panel | None:
    """The oldest first: all of them for editors, their own for writers."""
    if not may(request.user, "ask_review"):
        return None
    rows = Review.objects.filter(verdict=Review.Verdict.OPEN).order_by("asked_at")
    if not may(request.user, "review"):
        rows = rows.filter(asked_by=_pk(request), article__in=followed(request.user))
    found = rows.select_related("article", "asked_by").defer(*_texts())[:SHOWN]
    lines = [
        row_of(row.article, at=row.asked_at, note=_said(row.asked_by, row.note)) for row in found
    ]
    return Panel(_("Waiting for review"), lines, _("Nothing waits for a review."))


def scheduled(request: HttpRequest) -> Panel | None:
    """Pieces and changes to come, the next first. Two queries."""
    pieces = Article.objects.to_appear().order_by("published_at").only(*PRINTED)
    changes = ScheduledChange.objects.filter(state=ScheduledChange.State.WAITING)
    changes = changes.select_related("article", "scheduled_by").order_by("due_at").defer(*_texts())
    if not may(request.user, "schedule"):
        if not may(request.user, "write"):
            return None
        pieces = followed(request.user, pieces)
        changes = changes.filter(article__in=followed(request.user))
    lines = [row_of(piece, at=piece.published_at, mark=_("appears")) for piece in pieces[:SHOWN]]
    lines += [
        row_of(
            row.article, at=row.due_at, mark=_("changes"), note=_said(row.scheduled_by, row.note)
        )
        for row in changes[:SHOWN]
    ]
    lines.sort(key=lambda row: row.at or timezone.now())
    return Panel(_("Scheduled"), lines[:SHOWN], _("Nothing is scheduled."))


def failed_changes(request: HttpRequest) -> Panel | None:
    """What should have changed by itself and could not."""
    if not may(request.user, "schedule"):
        return None
    rows = ScheduledChange.objects.filter(state=ScheduledChange.State.FAILED)
    later = ScheduledChange.objects.filter(article=OuterRef("article"), pk__gt=OuterRef("pk"))
    recent = rows.filter(~Exists(later), ended_at__gt=timezone.now() - LATELY)
    found = recent.select_related("article").order_by("-ended_at").defer(*_texts())[:SHOWN]
    lines = [row_of(row.article, at=row.due_at, note=row.trouble, is_urgent=True) for row in found]
    return Panel(_("Changes that could not be made"), lines, is_urgent=True)


def went_out(request: HttpRequest) -> Panel | None:
    """What was published last, by hand or at its time: the record knows."""
    if not may(request.user, "publish"):
        return None
    rows = Activity.objects.filter(is_part=False, kind="article", verb__in=WENT_OUT)
    found = rows.select_related("actor").order_by("-id")[:SHOWN]
    lines = [
        Row(line.label, line.address, at=line.at, note=line.sentence) for line in lines_of(found)
    ]
    return Panel(_("Recently published"), lines, _("Nothing has been published yet."))


def corrected(request: HttpRequest) -> Panel | None:
    if not may(request.user, "correct"):
        return None
    newest = Correction.objects.order_by("-published_at", "-id").select_related("article")
    lines = [
        row_of(row.article, at=row.published_at, mark=row.get_kind_display(), note=row.text)
        for row in newest.defer(*_texts())[:SHOWN]
    ]
    return Panel(_("Recently corrected"), lines, more=_address("correction"))


def dead_links(request: HttpRequest) -> Panel | None:
    """Where our pieces lead and nothing is left; the last to die first."""
    if not request.user.has_perm("articles.view_link"):
        return None
    lines = [
        Row(link.url, _address("link", link.pk), at=link.first_failed_at, note=link.reason)
        for link in newest_dead_links(SHOWN)
    ]
    return Panel(_("Dead links"), lines, more=_address("link"))


def colleagues(request: HttpRequest) -> Panel | None:
    """What everybody else did last."""
    if not may(request.user, "curate"):
        return None
    rows = Activity.objects.filter(is_part=False, actor__isnull=False)
    found = rows.exclude(actor=_pk(request)).select_related("actor").order_by("-id")[: 2 * SHOWN]
    lines = [
        Row(line.label or line.kind, line.address, at=line.at, note=line.sentence)
        for line in lines_of(found)
    ]
    return Panel(_("What colleagues did"), lines, more=_address("activity"))


for _name, _panel in (
    ("failed", failed_changes),
    ("sent-back", sent_back),
    ("mine", own_work),
    ("review", waiting_for_review),
    ("scheduled", scheduled),
    ("published", went_out),
    ("corrected", corrected),
    ("links", dead_links),
    ("colleagues", colleagues),
):
    register_panel(_name, _panel)


def _unsaved(save: WorkingSave) -> Row:
    if save.article is not None:
        return row_of(save.article, at=save.saved_at, mark=_("not saved"), is_urgent=True)
    address = f"{reverse('admin:articles_article_add')}?key={save.key}"
    return Row(_("A new piece"), address, at=save.saved_at, mark=_("not saved"), is_urgent=True)


def _mark(article: Article) -> str:
    """What a draft is beside: nothing, or what readers have."""
    return "" if article.status == Article.Status.DRAFT else _("unpublished changes")


def _said(who: Any, text: str) -> str:
    return f"{name_of(who)}: {text}" if text else name_of(who)


def _texts() -> tuple[str, ...]:
    return tuple(f"article__{name}" for name in ("body", "body_html", "body_text", "contents"))


def _pk(request: HttpRequest) -> int:
    return request.user.pk or 0


def _address(kind: str, pk: int | None = None) -> str:
    """The list of such objects in the admin, or one of them."""
    try:
        if pk is None:
            return reverse(f"admin:articles_{kind}_changelist")
        return reverse(f"admin:articles_{kind}_change", args=[pk])
    except NoReverseMatch:
        return ""
