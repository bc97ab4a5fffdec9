"""What the pages of a thread and of a branch have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comments.standing import Standing
from comments.standing.words import said_of_branch
from comments.thread.items import Item
from comments.thread.orders import Stretch

LONG = 50  # comments
CRUMBS = 4  # the nearest comments above, besides the one that opens the branch
UNREAD = ("body", "email")  # what no page shows


@dataclass(slots=True, kw_only=True)
class Listing:
    """A page of comments in their places."""

    address: str  # of what it lists: the article, or the branch
    items: list[Item]
    trail: list[Item]  # what stands above the page's first comment, the root first
    stretch: Stretch
    standing: Standing
    torn: str = ""  # the number of the comment whose branch goes on past the page

    @property
    def left_open(self) -> int:
        """Lists still open after the last item."""
        return self.items[-1].level + 1 if self.items else 0

    @property
    def is_first(self) -> bool:
        return self.stretch.is_first

    @property
    def is_long(self) -> bool:
        """Whether browsers should lay it out only where it is looked at."""
        return len(self.items) > LONG

    @property
    def crumbs(self) -> list[Item | None]:
        """The trail as far as one line holds it: its first, the nearest, and None between.
        Nothing where the page begins with all of them anyway, each in its place."""
        if len(self.trail) == sum(item.is_context for item in self.items):
            return []
        if len(self.trail) <= CRUMBS + 1:
            return list(self.trail)
        return [self.trail[0], None, *self.trail[-CRUMBS:]]

    @property
    def takes_comments(self) -> bool:
        return self.standing.state in ("open", "closing")

    @property
    def closed_branches(self) -> Mapping[int, str]:
        """What is said under the comment that a closed branch hangs on."""
        branches = self.standing.closed_branches.items()
        return {pk: said_of_branch(closure) for pk, closure in branches}

    @property
    def next_address(self) -> str:
        return self.address_of(self.stretch.next) if self.stretch.next else ""

    @property
    def previous_address(self) -> str:
        return "" if self.is_first else self.address_of(self.stretch.previous)

    def address_of(self, key: str) -> str:
        """The page after a key; the first page without one."""
        raise NotImplementedError
