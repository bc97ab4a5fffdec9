"""What an export holds, counted before anything is imported from it.

The count is also the check: it reads the file to its end, so a file that breaks off half-way
is refused before the first piece of it has been loaded.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from articles.importing.chains import follow
from articles.importing.reading import FileRefused
from articles.importing.wordpress.wxr import Export, Progress, RawItem

TAG = re.compile(r"</?[a-zA-Z]")


@dataclass(slots=True)
class Census:
    version: str = "none"
    authors: int = 0
    items: int = 0
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    approved: Counter[str] = field(default_factory=Counter)
    comment_types: Counter[str] = field(default_factory=Counter)
    comments: int = 0
    comments_with_html: int = 0
    deepest: int = 0
    orphans: int = 0
    cycles: int = 0
    zero_dates: int = 0

    def add(self, item: RawItem) -> None:
        self.items += 1
        self.types[item.get("post_type") or "post"] += 1
        self.statuses[item.get("status") or "publish"] += 1
        self.zero_dates += item.get("post_date_gmt").startswith("0000")
        self._add_thread(item)

    def _add_thread(self, item: RawItem) -> None:
        for comment in item.comments:
            self.comments += 1
            self.approved[comment.approved] += 1
            self.comment_types[comment.type or "comment"] += 1
            self.comments_with_html += TAG.search(comment.content) is not None
        chains = follow(
            {c.id: c.parent if c.parent not in ("", "0") else None for c in item.comments}
        )
        self.deepest = max(self.deepest, chains.deepest)
        self.orphans += len(chains.orphans)
        self.cycles += len(chains.broken)


def take_census(path: Path, progress: Progress | None = None) -> Census:
    """Read the whole export and count it. Raises ``FileRefused`` if it is not one."""
    export, census = Export(path), Census()
    for item in export.items(progress):
        census.add(item)
    if not export.channel.is_export:
        raise FileRefused("It is a feed, not a WordPress export: it has no wp: fields.")
    census.version = export.channel.get("wxr_version") or "none"
    census.authors = export.channel.author_count
    return census
