"""Who may change a thread at the same time as whom.

A reply copies its parent's visibility; were the branch hidden at that moment, the reply would
stay visible under it. So replies hold a thread's lock shared, and whatever hides, shows or moves
a branch holds it alone. Replies don't wait for one another. Locks end with the transaction.

Whoever locks a thread also holds the site's lock shared, and whatever changes threads by the
hundred (closing the site or a topic, a rule, a bulk act) holds it alone.

One order for everybody, so that nobody waits in a circle: a network, the site, threads by number,
the rows of pieces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection, transaction

from comments.models import Comment

# The first key of the advisory locks that belong to threads; the second is the article.
THREAD = 7401
SITE = 7402
# The same of those that writers of one network take before any other.
NETWORK = 7403

# From here on the site is locked instead: a server has places for some thousands of locks.
MANY_THREADS = 200


def share_thread(article_id: int) -> None:
    """Wait until nobody closes or rearranges the thread, and keep it so until the transaction
    ends."""
    _lock("pg_advisory_xact_lock_shared", article_id)


def hold_thread(article_id: int) -> None:
    """Wait for the thread alone, and keep it until the transaction ends."""
    _lock("pg_advisory_xact_lock", article_id)


def share_piece(article_id: int) -> None:
    """Wait for whoever is writing or withdrawing the piece, and keep it as it is until the
    transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM articles_article WHERE id = %s FOR SHARE", [article_id])


def hold_threads(article_ids: Collection[int]) -> None:
    """Wait for these threads alone; for the whole site if they are many."""
    if len(article_ids) > MANY_THREADS:
        hold_site()
    else:
        for article_id in sorted(article_ids):
            hold_thread(article_id)


def hold_threads_of(pks: Iterable[int], and_also: Iterable[int] = ()) -> None:
    """Wait alone for the threads in which these comments are, wherever they are moved meanwhile.

    A lock that was taken in vain goes with its savepoint, so the order is kept on a second try.
    """
    pks = list(pks)
    while True:
        savepoint = transaction.savepoint()
        held = {*_threads_of(pks), *and_also}
        hold_threads(held)
        if _threads_of(pks) <= held:
            transaction.savepoint_commit(savepoint)
            return
        transaction.savepoint_rollback(savepoint)


def hold_site() -> None:
    """Wait for all who are writing, and keep others from it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, 0)", [SITE])


def hold_network(network_hash: str) -> None:
    """Wait for others who write from this network: how often it wrote is counted, then raised."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s::int, hashtext(%s))", [NETWORK, network_hash]
        )


def _lock(function: str, article_id: int) -> None:
    site = "pg_advisory_xact_lock_shared(%s::int, 0)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {site}, {function}(%s::int, %s::int)", [SITE, THREAD, article_id])


def _threads_of(pks: Iterable[int]) -> set[int]:
    there = Comment.objects.filter(pk__in=pks).order_by()
    return set(there.values_list("article_id", flat=True).distinct())
