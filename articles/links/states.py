"""What is known of the links of a piece, and of the dead ones of all pieces."""

from __future__ import annotations

from django.db.models import QuerySet

from articles.links.finding import digest_of, host_of, links_in
from articles.models import Article, Link


def link_states(article: Article, html: str | None = None) -> list[Link]:
    """Where the piece leads to, in the order of its text, and what was found there.

    Of ``html`` where it is given: a text that is not saved yet. What is not known is a row that
    is not stored, in the state UNKNOWN. One query.
    """
    urls = links_in(article.body_html if html is None else html)
    known = Link.objects.filter(digest__in=map(digest_of, urls))
    rows = {link.url: link for link in known} if urls else {}
    return [rows.get(url) or Link(url=url, host=host_of(url)) for url in urls]


def dead_links(article: Article, html: str | None = None) -> list[Link]:
    """Those of them that are dead."""
    return [link for link in link_states(article, html) if link.state == Link.State.DEAD]


def newest_dead_links(number: int) -> QuerySet[Link]:
    """The last to die first; read from an index."""
    return Link.objects.dead().order_by("-first_failed_at", "-id")[:number]
