"""The comments of a page in their places: numbered, nested, and as they are printed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from archive.lib.languages import address_here
from comments.labels import ancestor_paths
from comments.models import Comment

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
    number: str  # 2.1.3; '' where a page is not in the thread's order
    level: int
    name: str  # '' for a tombstone
    posted: str  # '4 January 2020, 10:22', or '' for a comment without a date
    moment: str  # the same for machines
    day: str  # as much of it as a page of 200 can carry: the minutes weigh a kilobyte
    parent_number: str = ""
    parent_name: str = ""
    parent_address: str = ""  # given where it says whom it answers
    opens: bool = False
    closes: int = 0
    is_context: bool = False  # stands above the page's first comment, shown by name only
    may_be_answered: bool = False
    is_new: bool = False  # since the reader's last visit
    next_new: str = ""  # where the next one is
    branch_size: int = 0  # comments in the list that opens here; 0 if it goes on past the page

    @property
    def is_removed(self) -> bool:
        return self.comment.status == Comment.Status.REMOVED

    @property
    def website(self) -> str:
        """The author's, where it is an address that browsers open as a page."""
        site = self.comment.website
        return site if site.startswith(("https://", "http://")) and not self.is_removed else ""

    @property
    def branch_label(self) -> str:
        if not self.branch_size:
            return gettext("Replies")
        label = ngettext("%(number)d reply", "%(number)d replies", self.branch_size)
        return label % {"number": self.branch_size}

    @property
    def tombstone(self) -> str:
        """‘Removed by a moderator. Abuse.’"""
        said = {
            "moderator": gettext("Removed by a moderator."),
            "head": gettext("Removed by a head moderator."),
            "author": gettext("Removed by its author."),
            "source": gettext("Removed on the site it came from."),
        }[self.comment.removed_by]
        return f"{said} {self.comment.removal_reason}".strip()

    @property
    def marks(self) -> str:
        """Who speaks, where they speak for the paper, and whether the text was changed."""
        edited = {
            "author": gettext("edited"),
            "moderator": gettext("edited by a moderator"),
        }.get(self.comment.edited_by, "")
        mark = self.comment.get_mark_display() if self.comment.mark else ""
        return ", ".join(filter(None, [str(mark), edited]))


def lineage(article_id: int, path: str) -> tuple[list[Comment], dict[str, int]]:
    """The comments above the one at ``path``, and the ordinals of both. Two queries."""
    above = ancestor_paths(path)
    context = Comment.objects.filter(article_id=article_id, path__in=above).in_order()
    with connection.cursor() as cursor:
        cursor.execute(ORDINALS, [article_id, [*above, path]])
        ordinals = dict(cursor.fetchall())
    return list(context.defer("body", "body_html", "email")), ordinals


def number(
    context: list[Comment], page: list[Comment], ordinals: Mapping[str, int], *, base: int = 0
) -> Iterator[Item]:
    """Items of what stands above a page and of the page. ``base``: the depth of its first level."""
    counters: list[int] = []  # the ordinal of the latest comment at each depth
    names: list[str] = []
    days: dict[date, str] = {}  # a thread has many comments on few days
    for index, comment in enumerate([*context, *page]):
        del counters[comment.depth + 1 :], names[comment.depth :]
        if len(counters) <= comment.depth:
            counters.append(0)
        counters[comment.depth] = ordinals.get(comment.path, counters[comment.depth] + 1)
        level = max(min(comment.depth - base, NESTED_LEVELS - 1), 0)
        item = item_of(comment, days, level=level)
        names.append(item.name)
        item.number = ".".join(map(str, counters))
        item.parent_number = ".".join(map(str, counters[:-1]))
        item.parent_name = names[-2] if comment.depth else ""
        item.is_context = index < len(context)
        yield item


def item_of(comment: Comment, days: dict[date, str], *, level: int = 0) -> Item:
    posted = comment.posted_at
    return Item(
        comment=comment,
        number="",
        level=level,
        name="" if comment.status == Comment.Status.REMOVED else comment.printed_name,
        posted=_printed(posted, days),
        moment=posted.isoformat(timespec="seconds") if posted else "",
        day=timezone.localdate(posted).isoformat() if posted else "",
    )


def nest(items: list[Item], *, base: int = 0, goes_on: bool = False) -> list[Item]:
    """Say where lists begin and end, how many comments each holds, and whom the deepest answer."""
    here = {item.comment.pk for item in items if not item.is_context}
    previous_level = -1
    for item in items:
        item.opens = item.level > previous_level
        item.closes = max(previous_level - item.level, 0)
        if item.comment.depth - base > item.level:
            item.parent_address = address_of(item.comment.parent_id, here)
        previous_level = item.level
    _size_branches(items, goes_on=goes_on)
    return items


def address_of(pk: int | None, here: Container[int | None], query: str = "") -> str:
    """A comment's place on this page, or else its permalink."""
    return f"#comment-{pk}" if pk in here else address_here(f"/comments/{pk}/{query}")


def _printed(moment: datetime | None, days: dict[date, str]) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    day = local.date()
    if day not in days:
        days[day] = date_format(day)
    return f"{days[day]}, {local:%H:%M}"


def _size_branches(items: list[Item], *, goes_on: bool) -> None:
    """Say of each list how many comments it holds, from the last item back."""
    sizes = [0] * (NESTED_LEVELS + 1)
    unfinished = items[-1].level if items and goes_on else -1
    for place in reversed(range(len(items))):
        item = items[place]
        sizes[item.level] += sizes[item.level + 1] + 1
        sizes[item.level + 1] = 0
        began_before = place > 0 and items[place - 1].is_context  # on an earlier page
        if item.opens and item.level == unfinished:
            unfinished -= 1
        elif item.opens and not began_before:
            item.branch_size = sizes[item.level]
