"""A thread as readers get it: one flat, ordered query, made ready for a template to walk.

A page is a range of the index of paths, so it costs the same wherever it stands in a thread of
any length. What a page needs of the rest (how its first comment is numbered, and under whom it
stands) is counted from the index.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from articles.models import Article
from comments.labels import ancestor_paths
from comments.models import Closure, Comment

PAGE_SIZE = 200
NESTED_LEVELS = 5  # deeper replies stand at this level and say whom they answer

# For each comment at the head of a page and those above it: which of its siblings it is.
ORDINALS = """
SELECT c.path, (
    SELECT count(*) FROM comments_comment AS s
    WHERE s.article_id = c.article_id AND s.depth = c.depth AND s.visible AND s.path <= c.path
        AND s.path >= left(c.path, -6)
) FROM comments_comment AS c WHERE c.article_id = %s AND c.path = ANY(%s)
"""


@dataclass(slots=True)
class Item:
    """One comment in its place. ``opens`` lists begin before it, ``closes`` end before it."""

    comment: Comment
    number: str
    level: int
    parent_number: str
    parent_name: str
    opens: bool
    closes: int
    is_context: bool  # stands above the page's first comment, shown by name only
    is_removed: bool
    posted: str  # '4 January 2020, 10:22', or '' for a comment without a date
    moment: str  # the same for machines
    day: str  # as much of it as a page of 200 can carry: the minutes weigh a kilobyte
    branch_size: int = 0  # comments in the list that opens here; 0 if it goes on past the page

    @property
    def is_flattened(self) -> bool:
        return self.comment.depth > self.level

    @property
    def branch_label(self) -> str:
        if not self.branch_size:
            return gettext("Replies")
        label = ngettext("%(number)d reply", "%(number)d replies", self.branch_size)
        return label % {"number": self.branch_size}


@dataclass(slots=True)
class ThreadPage:
    """A page of a thread. ``next_path`` is the key of what follows, '' at the end."""

    items: list[Item]
    left_open: int  # lists still open after the last item
    total: int
    next_path: str
    is_first: bool
    closure: Closure | None
    closed_branches: dict[int, str]  # what is said under the comment that a closed branch hangs on

    @property
    def is_closed(self) -> bool:
        return self.closure is not None

    @property
    def is_long(self) -> bool:
        """Whether browsers should lay it out only where it is looked at."""
        return len(self.items) > 50


def load_page(article: Article, *, after: str = "", size: int = PAGE_SIZE) -> ThreadPage:
    """The page of visible comments that begins after the path ``after``.

    Three queries for the first page, five for any other, whatever the number of comments.
    """
    visible = Comment.objects.visible().filter(article_id=article.pk).in_order()
    rows = list(visible.filter(path__gt=after).defer("body", "email")[: size + 1])
    closures = list(Closure.objects.in_force().filter(article_id=article.pk))
    page = rows[:size]
    context, ordinals = _head(article, page[0].path) if after and page else ([], {})
    items = list(_number(context, page, ordinals))
    _size_branches(items, goes_on=len(rows) > size)
    return ThreadPage(
        items=items,
        left_open=items[-1].level + 1 if items else 0,
        total=Comment.objects.tallies([article.pk]).get(article.pk, 0),
        next_path=page[-1].path if len(rows) > size else "",
        is_first=not after,
        closure=next((row for row in closures if row.branch_id is None), None),
        closed_branches={row.branch_id: _closing(row) for row in closures if row.branch_id},
    )


def page_start(comment: Comment, *, size: int = PAGE_SIZE) -> str:
    """The key of the thread page that a visible comment stands on; '' for the first page."""
    before = Comment.objects.visible().filter(article_id=comment.article_id, path__lt=comment.path)
    pages, rest = divmod(before.count(), size)
    if not pages:
        return ""
    # Back from the comment: never more than a page, wherever in the thread it stands.
    last_before: str = before.order_by("-path").values_list("path", flat=True)[rest]
    return last_before


def _head(article: Article, path: str) -> tuple[list[Comment], dict[str, int]]:
    """The comments above a page's first one, and the ordinals of both."""
    above = ancestor_paths(path)
    context = Comment.objects.filter(article_id=article.pk, path__in=above).in_order()
    with connection.cursor() as cursor:
        cursor.execute(ORDINALS, [article.pk, [*above, path]])
        ordinals = dict(cursor.fetchall())
    return list(context.defer("body", "email")), ordinals


def _number(
    context: list[Comment], page: list[Comment], ordinals: dict[str, int]
) -> Iterable[Item]:
    counters: list[int] = []  # the ordinal of the latest comment at each depth
    names: list[str] = []
    days: dict[date, str] = {}  # a thread has many comments on few days
    previous_level = -1
    for index, comment in enumerate([*context, *page]):
        del counters[comment.depth + 1 :], names[comment.depth :]
        if len(counters) <= comment.depth:
            counters.append(0)
        counters[comment.depth] = ordinals.get(comment.path, counters[comment.depth] + 1)
        is_removed = comment.status == Comment.Status.REMOVED
        names.append("" if is_removed else comment.author_name)
        level = min(comment.depth, NESTED_LEVELS - 1)
        yield Item(
            comment=comment,
            number=".".join(map(str, counters)),
            level=level,
            parent_number=".".join(map(str, counters[:-1])),
            parent_name=names[-2] if comment.depth else "",
            opens=level > previous_level,
            closes=max(previous_level - level, 0),
            is_context=index < len(context),
            is_removed=is_removed,
            posted=_printed(comment.posted_at, days),
            moment=comment.posted_at.isoformat(timespec="seconds") if comment.posted_at else "",
            day=timezone.localdate(comment.posted_at).isoformat() if comment.posted_at else "",
        )
        previous_level = level


def _printed(moment: datetime | None, days: dict[date, str]) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    day = local.date()
    if day not in days:
        days[day] = date_format(day)
    return f"{days[day]}, {local:%H:%M}"


def _closing(closure: Closure) -> str:
    """‘This branch is closed until 4 January 2030, 10:22. Off topic.’"""
    said = gettext("This branch is closed.")
    if closure.until:
        said = gettext("This branch is closed until %(moment)s.") % {
            "moment": _printed(closure.until, {})
        }
    return f"{said} {closure.reason}".strip()


def _size_branches(items: list[Item], *, goes_on: bool) -> None:
    """Say of each list how many comments it holds, from the last item back."""
    sizes = [0] * (NESTED_LEVELS + 1)
    unfinished = items[-1].level if items and goes_on else -1
    for item in reversed(items):
        sizes[item.level] += sizes[item.level + 1] + 1
        sizes[item.level + 1] = 0
        if item.opens and item.level == unfinished:
            unfinished -= 1
        elif item.opens:
            item.branch_size = sizes[item.level]
