"""One page of a thread, and which page a comment stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext

from articles.models import Article
from comments.models import Comment
from comments.standing import standing_of
from comments.thread.items import Item, address_of, item_of
from comments.thread.listing import UNREAD, Listing
from comments.thread.orders import ORDERS, PAGE_SIZE, SPARE, Order, Stretch, cut
from comments.thread.placing import allow_answers, place, torn_at
from comments.thread.since import News, load_news, mark_news

PARENTS = tuple(f"parent__{name}" for name in ("body", "body_html", "email", "website"))


@dataclass(slots=True, kw_only=True)
class ThreadPage(Listing):
    """A page of an article's thread, in one of its orders."""

    order: Order
    total: int
    news: News

    @property
    def is_only(self) -> bool:
        return self.is_first and not self.stretch.next

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """The orders to choose from: name, address, and whether it is this one."""
        labels = {
            "thread": gettext("As a thread"),
            "newest": gettext("Newest first"),
            "oldest": gettext("Oldest first"),
        }
        return [
            (labels[name], self.address_of("", order), order is self.order)
            for name, order in ORDERS.items()
        ]

    @property
    def bookmark(self) -> str:
        """The address that says, when it is opened again, what came after this moment."""
        return f"{self.address}?since={self.news.now}#comments"

    def address_of(self, key: str, order: Order | None = None) -> str:
        order = order or self.order
        asked = {
            "order": "" if order.is_nested else order.name,
            "after": key,
            "since": self.news.token if self.news.is_asked else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        place = "" if order.is_nested and not key else "comments/"
        return f"{self.address}{place}{'?' if query else ''}{query}#comments"


def load_page(
    article: Article,
    *,
    after: str = "",
    order: str = "thread",
    since: str = "",
    size: int = PAGE_SIZE,
) -> ThreadPage:
    """The page of visible comments that begins after the key ``after``.

    ``since`` is the token of an earlier visit. Five queries for the first page, eight at most for
    any other, and one more with a token, whatever the number of comments.
    """
    asked = ORDERS[order]
    rows = Comment.objects.visible().filter(article_id=article.pk).defer(*UNREAD)
    if not asked.is_nested:
        rows = rows.select_related("parent").defer(*UNREAD, *PARENTS)
    stretch = cut(rows, asked, after, size)
    trail, items = place(article.pk, stretch) if asked.is_nested else ([], _list_flat(stretch))
    page = ThreadPage(
        address=article.get_absolute_url(),
        order=asked,
        items=items,
        trail=trail,
        total=Comment.objects.tallies([article.pk]).get(article.pk, 0),
        stretch=stretch,
        standing=standing_of(article),
        news=load_news(article.pk, since, asked),
    )
    allow_answers(items, page.standing)
    mark_news(page.news, items, asked)
    if asked.is_nested:
        page.torn = torn_at(stretch, [*trail, *items])
    return page


def page_start(comment: Comment, *, size: int = PAGE_SIZE) -> str:
    """The key of a page that holds a visible comment; '' for the first page.

    Beyond the first page it begins with the comment's branch where that is near enough, and
    with the comment itself where not. One query, never further back than a page.
    """
    before = Comment.objects.visible().filter(article_id=comment.article_id, path__lt=comment.path)
    paths = list(before.order_by("-path").values_list("path", flat=True)[:size])
    if len(paths) < size - size // SPARE:
        return ""
    above = [place for place, path in enumerate(paths[: size - 1]) if comment.path.startswith(path)]
    start = above[-1] + 1 if above else 0
    return paths[start] if start < len(paths) else ""


def _list_flat(stretch: Stretch) -> list[Item]:
    """One list without numbers, each reply with the comment it answers."""
    here = {comment.pk for comment in stretch.rows}
    days: dict[date, str] = {}
    items = [item_of(comment, days) for comment in stretch.rows]
    for item in items:
        item.opens = item is items[0]
        parent = item.comment.parent
        if parent is not None:
            item.parent_name = item_of(parent, days).name
            item.parent_address = address_of(parent.pk, here)
    return items
