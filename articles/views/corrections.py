"""Every correction, clarification, update and retraction of the archive, newest first."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive.lib.addresses import full_address
from archive.lib.caching import public_page
from archive.lib.pagination import paginate
from articles.feeds.answering import list_feed
from articles.feeds.entries import Answered, Entry, article_tag, tag
from articles.models import Correction


@require_safe
@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """Two queries. A page without any is one that says so."""
    page = paginate(Correction.objects.public().listed(), request.GET)
    if not page.items and request.GET:
        raise Http404("There are no corrections here.")
    return render(request, "articles/corrections.html", {"page": page})


@require_safe
@public_page
def feed(request: HttpRequest, form: str) -> HttpResponse:
    title = gettext("Corrections · %(site)s") % {"site": settings.SITE_NAME}
    return list_feed(
        request,
        form,
        Correction.objects.public().listed(),
        title=title,
        page=reverse("articles:corrections"),
        entry=_entry,
        may_be_empty=True,
    )


def _entry(correction: Correction) -> Entry:
    article = correction.article
    address = full_address(article.address)
    title = f"{correction.get_kind_display()}: {article.title}"
    return Entry(
        id=tag("correction", correction.pk, correction.published_at),
        address=f"{address}#correction-{correction.pk}",
        title=title[:1].upper() + title[1:],
        published=correction.published_at,
        updated=correction.published_at,
        text=correction.text,
        answers=Answered(article_tag(article), address),
    )
