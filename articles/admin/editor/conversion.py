"""Turning a piece that came as HTML into Markdown, once."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.lib.markup import MarkupRefused
from articles.admin.drafts.loading import context_of, form_address, own_piece
from articles.diffing import TooLong, diff_texts, fold
from articles.drafts.saving import Clash, save_draft, working_payload
from articles.editing.converting import CannotConvert, Conversion, convert
from articles.models import Article

HTML, MARKDOWN = Article.BodyFormat.HTML, Article.BodyFormat.MARKDOWN


@require_http_methods(["GET", "HEAD", "POST"])
def conversion(request: HttpRequest, pk: int) -> HttpResponse:
    """What the text would read like, against the one that stands; sent, it becomes a draft."""
    article = own_piece(request, pk)
    payload = working_payload(article)
    if payload["body_format"] != HTML:
        messages.info(request, _("This text is in Markdown already."))
        return redirect(form_address(article))
    try:
        converted = convert(payload["body"])
    except (CannotConvert, MarkupRefused):
        told = _("This text is too long or too deeply nested to be put into Markdown.")
        messages.error(request, told)
        return redirect(form_address(article))
    if request.method == "POST":
        return _convert(request, article, payload, converted)
    return TemplateResponse(
        request, "admin/articles/article/conversion.html", _context(request, article, converted)
    )


def _convert(
    request: HttpRequest, article: Article, payload: dict[str, Any], converted: Conversion
) -> HttpResponse:
    number = request.POST.get("base_number", "")
    markdown = payload | {"body": converted.markdown, "body_format": MARKDOWN}
    try:
        save_draft(
            article=article,
            payload=markdown,
            by=cast(User, request.user),
            base_number=int(number) if number.isdecimal() and len(number) < 10 else -1,
        )
    except (Clash, ValueError):
        messages.warning(request, _("The piece was saved meanwhile: look at the change again."))
        return redirect("admin:articles_conversion", article.pk)
    messages.success(
        request, _("The text is in Markdown now. Readers get it when you publish the draft.")
    )
    return redirect(form_address(article))


def _context(request: HttpRequest, article: Article, converted: Conversion) -> dict[str, Any]:
    context = context_of(request, article, _("Put the text into Markdown"))
    try:
        rows = diff_texts(converted.before.text, converted.after.text)
    except TooLong:
        rows = []
    return context | {
        "rows": fold(rows),
        "is_same": all(row.kind == "same" for row in rows),
        "lost": converted.lost,
        "markdown": converted.markdown,
        "number": article.draft_number,
        "language": article.language,
        "direction": article.direction,
    }
