"""The saves of a piece: which there are, what each changed, and taking one up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin.drafts.clash import UNSAVABLE
from articles.admin.drafts.loading import context_of, form_address, own_piece
from articles.admin.drafts.sentences import told_of_save, what_readers_have
from articles.admin.states.access import editor_of
from articles.diffing import diff_payloads, fold
from articles.drafts.saving import Clash, current_draft, discard_draft, save_draft
from articles.models import Article, Draft

SHOWN = 50  # drafts on a page


@require_safe
def drafts(request: HttpRequest, pk: int) -> HttpResponse:
    """The saves of a piece, the newest first; ``?before=12`` goes on below that number."""
    article = own_piece(request, pk)
    rows = article.drafts.defer("payload").select_related("saved_by")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 10:
        rows = rows.filter(number__lt=int(before))
    found = list(rows[: SHOWN + 1])
    context = context_of(request, article, _("Drafts")) | {
        "drafts": found[:SHOWN],
        "older": found[SHOWN - 1].number if len(found) > SHOWN else None,
        "current": current_draft(article),
        "scheduled": article.scheduled_changes.filter(state="waiting").values("draft").first(),
    }
    return TemplateResponse(request, "admin/articles/article/drafts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What one save changed. A POST takes its text up again, as the next draft."""
    article = own_piece(request, pk)
    saves = article.drafts.select_related("saved_by")
    row = get_object_or_404(saves, number=number)
    if request.method == "POST":
        return _take_up(request, article, row)
    before = saves.filter(number__lt=number).first()
    diff = diff_payloads(before.payload, row.payload) if before else None
    context = context_of(request, article, _("Draft %(number)d") % {"number": number}) | {
        "draft": row,
        "before": before,
        "diff": diff,
        "rows": fold(diff.rows) if diff else [],
    }
    return TemplateResponse(request, "admin/articles/article/draft.html", context)


@require_POST
def discarding(request: HttpRequest, pk: int) -> HttpResponse:
    """Go back to what readers have; the drafts are kept and can be taken up again."""
    article = own_piece(request, pk)
    if discard_draft(article=article, by=editor_of(request)):
        told = _("The piece is at its public text again; the drafts are kept in the list below.")
        messages.success(request, f"{told} {what_readers_have(article)}")
    else:
        messages.info(request, _("There are no unpublished changes."))
    return redirect("admin:articles_drafts", article.pk)


def _take_up(request: HttpRequest, article: Article, row: Draft) -> HttpResponse:
    sent = request.POST.get("base_number", "")
    base = int(sent) if sent.isdecimal() and len(sent) < 10 else 0
    try:
        made = save_draft(
            article=article, payload=row.payload, by=editor_of(request), base_number=base
        )
    except Clash:
        told = _("The piece was saved since you opened this page. Look at the newest draft first.")
        messages.warning(request, told)
        return redirect("admin:articles_drafts", article.pk)
    except UNSAVABLE:
        told = _(
            "This draft can’t be taken up as it is: something that it names has changed since."
        )
        messages.error(request, told)
        return redirect("admin:articles_drafts", article.pk)
    messages.success(request, told_of_save(made))
    return redirect(form_address(article))
