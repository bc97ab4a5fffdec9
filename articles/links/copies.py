"""Offering an archived copy beside each link of a piece that is dead."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from archive.lib.markup import Copy, Rendered, offer_copies
from articles.links.finding import digest_of, links_in
from articles.models import Article, Link


def with_copies(article: Article, body: Rendered) -> Rendered:
    """The body as it was set, with a copy after each link that died, in the piece's language.

    Its text stays what the piece says. One query for a piece with links to other sites.
    """
    urls = links_in(body.html)
    if not urls:
        return body
    found = Link.objects.with_copy().filter(digest__in=map(digest_of, urls))
    copies = _copies(found, article.language)
    return body._replace(html=offer_copies(body.html, copies)) if copies else body


def _copies(links: Iterable[Link], language: str) -> dict[str, Copy]:
    spoken = language.split("-")[0].lower()
    with override(spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        return {link.url: Copy(link.archived_url, copy_words(link)) for link in links}


def copy_words(link: Link) -> str:
    """How a copy is offered: archived copy of 3 May 2020."""
    if link.archived_at is None:
        return gettext("archived copy")
    day = date_format(timezone.localtime(link.archived_at), "DATE_FORMAT")
    return gettext("archived copy of %(date)s") % {"date": day}
