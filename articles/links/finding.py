"""Which pages elsewhere a piece leads to: rows that follow its text."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction

from archive.lib.markup import outward_links
from articles.models import Article

MOST = 2000  # of a piece; the rest are not looked at
LONGEST_HOST = 255

# Apart, so that the second statement sees what others added while the first one waited for them.
ADD = """
INSERT INTO articles_link (url, digest, host, state, reason, failures, archived_url, copy_by_hand)
SELECT url, digest, host, 'unknown', '', 0, '', false
FROM unnest(%s::text[], %s::text[], %s::text[]) AS found (url, digest, host)
ORDER BY digest ON CONFLICT (digest) DO NOTHING
"""
LEAD = """
WITH led AS (SELECT id FROM articles_link WHERE digest = ANY(%(digests)s)),
    gone AS (
        DELETE FROM articles_articlelink
        WHERE article_id = %(article)s AND link_id NOT IN (SELECT id FROM led)
    )
INSERT INTO articles_articlelink (article_id, link_id)
SELECT article.id, led.id FROM articles_article AS article, led WHERE article.id = %(article)s
ON CONFLICT (article_id, link_id) DO NOTHING
"""


def find_links_on_commit(article: Article) -> None:
    """Once the piece is written for good; a failure then leaves its links as they were."""
    transaction.on_commit(lambda: find_links(article), robust=True)


@transaction.atomic
def find_links(article: Article) -> int:
    """Note where the piece's HTML leads to, and how many pages that is. Two statements at most."""
    urls = links_in(article.body_html)
    digests = [digest_of(url) for url in urls]
    with connection.cursor() as cursor:
        if urls:
            cursor.execute(ADD, [urls, digests, [host_of(url) for url in urls]])
        cursor.execute(LEAD, {"article": article.pk, "digests": digests})
    return len(urls)


def links_in(html: str) -> list[str]:
    """The pages on other sites that a piece's HTML leads to, each once, in order."""
    own = host_of(settings.SITE_URL)
    return [url for url in outward_links(html) if host_of(url) != own][:MOST]


def digest_of(url: str) -> str:
    """What a row of links is known by: addresses are too long for an index."""
    return sha256(url.encode()).hexdigest()


def host_of(url: str) -> str:
    """The host's name in small letters; '' where the address has none that could be read."""
    try:
        return (urlsplit(url).hostname or "")[:LONGEST_HOST]
    except ValueError:
        return ""
