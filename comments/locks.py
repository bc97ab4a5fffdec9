"""Who may change a thread at the same time as whom.

A reply copies its parent's visibility; were the branch hidden at that moment, the reply would
stay visible under it. So replies hold a thread's lock shared, and whatever hides or shows a
branch holds it alone. Replies don't wait for one another. Locks end with the transaction.

Whoever writes also holds the site's lock shared, and whatever closes threads by the thousand
(the site, a topic, a rule) holds it alone: once that is done no comment comes in under it. The
site's lock is taken before a thread's, by everybody.
"""

from __future__ import annotations

from django.db import connection

# The first key of the advisory locks that belong to threads; the second is the article.
THREAD = 7401
SITE = 7402
# The same of those that writers of one network take before any other.
NETWORK = 7402


def share_conversation(article_id: int) -> None:
    """Wait until nobody closes or rearranges the thread, and keep it so."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s::int, 0)", [SITE])
    share_thread(article_id)


def hold_site() -> None:
    """Wait for all who are writing, and keep others from it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, 0)", [SITE])


def share_thread(article_id: int) -> None:
    """Wait until nobody rearranges the thread, and keep it so until the transaction ends."""
    _lock("pg_advisory_xact_lock_shared", article_id)


def hold_thread(article_id: int) -> None:
    """Wait for the thread alone, and keep it until the transaction ends."""
    _lock("pg_advisory_xact_lock", article_id)


def hold_network(network_hash: str) -> None:
    """Wait for others who write from this network: how often it wrote is counted, then raised."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s::int, hashtext(%s))", [NETWORK, network_hash]
        )


def _lock(function: str, article_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s::int, %s::int)", [THREAD, article_id])
