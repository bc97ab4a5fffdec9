"""What is new in a thread since a visit: told by a moment in the address, without any cookie.

The moment is the one at which readers first saw the thread's newest comment. So it is the same for
everybody who sees the thread in the same state, and shared caches keep one page for all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Max

from archive.lib import dates
from comments.models import Comment
from comments.standing.words import printed
from comments.thread.items import Item, address_of
from comments.thread.orders import Order

STAMP = "%Y%m%dT%H%M%S.%f"
TOKEN = re.compile(r"[0-9]{8}T[0-9]{6}\.[0-9]{6}", re.ASCII)
MOST = 1000  # beyond that, 'more than'; and the links lead to the newest of them


def token_of(moment: datetime) -> str:
    """The moment as it stands in an address: ``20200104T102200.000000``."""
    return moment.astimezone(UTC).strftime(STAMP)


def moment_of(token: str) -> datetime | None:
    """The moment that a token names; none for a text that no page gave out."""
    if not TOKEN.fullmatch(token):
        return None
    try:
        moment = datetime.strptime(token, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if dates.is_possible(moment) else None


@dataclass(slots=True)
class News:
    """What came after ``token``. ``now`` is the token that stands for the thread as it is."""

    now: str
    token: str = ""
    moment: datetime | None = None
    number: int = 0
    is_capped: bool = False
    first: str = ""  # the address of the first new comment
    found: list[tuple[Any, int]] = field(default_factory=list)  # keys in the page's order, and ids

    @property
    def is_unreadable(self) -> bool:
        return bool(self.token) and self.moment is None

    @property
    def is_asked(self) -> bool:
        return self.moment is not None

    @property
    def is_latest(self) -> bool:
        """Whether the page's own address is the bookmark."""
        return self.token == self.now

    @property
    def since(self) -> str:
        return printed(self.moment) if self.moment else ""

    @property
    def query(self) -> str:
        return f"?since={self.token}" if self.is_asked else ""


def load_news(article_id: int, token: str, order: Order) -> News:
    """One query, and one more with a token."""
    visible = Comment.objects.visible().filter(article_id=article_id)
    newest = visible.aggregate(moment=Max("appeared_at"))["moment"]
    news = News(now=token_of(newest or dates.EARLIEST), token=token, moment=moment_of(token))
    if news.is_asked:
        came = Comment.objects.readable().filter(article_id=article_id, appeared_at__gt=news.moment)
        rows = list(came.order_by("-appeared_at").values_list(order.field, "id")[: MOST + 1])
        news.is_capped = len(rows) > MOST
        news.found = sorted(rows[:MOST], reverse=order.is_descending)
        news.number = len(news.found)
    return news


def mark_news(news: News, items: list[Item], order: Order) -> None:
    """Mark what is new on a page, each with the address of the next one, on whatever page."""
    if not news.is_asked or news.moment is None:
        return
    here = {item.comment.pk for item in items if not item.is_context}
    keys = [_rank(order, key) for key, _ in news.found]
    news.first = address_of(news.found[0][1], here, news.query) if news.found else ""
    for item in items:
        appeared = item.comment.appeared_at
        is_later = appeared is not None and appeared > news.moment
        item.is_new = is_later and not (item.is_removed or item.is_context)
        if item.is_new:
            place = bisect_right(keys, _rank(order, order.key_of(item.comment)))
            following = news.found[place : place + 1]
            item.next_new = address_of(following[0][1], here, news.query) if following else ""


def _rank(order: Order, key: Any) -> Any:
    return -key if order.is_descending else key
