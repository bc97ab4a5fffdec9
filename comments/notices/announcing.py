"""Finding who wants to hear of a comment that readers now see, in tasks: a poster waits for none."""

from __future__ import annotations

from collections.abc import Collection

from comments.models import Comment, Subscription


def announce(pks: Collection[int]) -> None:
    """Queue the news that these comments can be read now; it leaves with the transaction.

    A comment that was announced before is news to nobody twice. Costs one query, and one insert
    where somebody has subscribed.
    """
