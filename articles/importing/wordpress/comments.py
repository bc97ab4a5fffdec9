"""The thread of an exported piece."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from dataclasses import dataclass

from articles.importing.chains import follow
from articles.importing.records import CommentRecord, CommentStatus
from articles.importing.web_addresses import is_web_address
from articles.importing.wordpress.dates import parse_stamp
from articles.importing.wordpress.wxr import RawComment

STATES: dict[str, CommentStatus] = {
    "1": "published",
    "approve": "published",
    "approved": "published",
    "0": "held",
    "hold": "held",
    "spam": "spam",
    "trash": "removed",
    "post-trashed": "removed",
}
READERS = frozenset({"", "comment", "review"})
PINGS = frozenset({"pingback", "trackback", "webmention"})
# Tags that WordPress let through and that comments here don't have; their words stay.
OTHER_TAG = re.compile(
    r"</?(?:abbr|acronym|big|center|dd|dl|dt|h[1-6]|hr|ins|kbd|ol|small|sub|sup|tt|var)(?:\s[^<>]*)?/?>",
    re.I,
)
IMAGE = re.compile(r"<img\b[^<>]*?\ssrc\s*=\s*[\"']?([^\s\"'<>]+)[^<>]*>", re.I)
NAMELESS = "Anonymous"  # as WordPress shows who gave no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    comments: tuple[CommentRecord, ...]
    notes: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]


def read_thread(raw: list[RawComment], *, keep_pings: bool = False) -> Thread:
    """The readers' comments with keys that are unique, and parents that are among them."""
    if not raw:
        return Thread(comments=(), notes=(), left_out=())
    notes: list[str] = []
    keyed, left_out = _key(raw)
    parents = {
        key: comment.parent if comment.parent not in ("", "0") else None
        for key, comment in keyed.items()
    }
    chains = follow(parents)
    if chains.orphans:
        notes.append(_say(len(chains.orphans), "answers a comment that is not in the export"))
    if chains.broken:
        notes.append(_say(len(chains.broken), "answers itself in a circle"))
    kept = {}
    for key, comment in keyed.items():
        reason = _why_left_out(comment, keep_pings)
        if reason:
            left_out[reason] += 1
        else:
            kept[key] = comment
    records = tuple(
        _record(key, comment, _nearest(key, chains.parents, kept), notes)
        for key, comment in kept.items()
    )
    return Thread(comments=records, notes=tuple(notes), left_out=tuple(left_out.items()))


def _key(raw: list[RawComment]) -> tuple[dict[str, RawComment], Counter[str]]:
    """Each comment under a key of its own. A repeated number gets the digest of its words added;
    a comment that is repeated word for word is left out."""
    keyed: dict[str, RawComment] = {}
    left_out: Counter[str] = Counter()
    for comment in raw:
        key = comment.id or _digest(comment)
        if keyed.get(key) == comment:
            left_out["stands in the export twice"] += 1
            continue
        if key in keyed:
            key = f"{key}:{_digest(comment)}"
        if key in keyed:
            left_out["stands in the export twice"] += 1
            continue
        keyed[key] = comment
    return keyed, left_out


def _nearest(key: str, parents: dict[str, str | None], kept: dict[str, RawComment]) -> str | None:
    """The closest comment above that comes in too."""
    parent = parents[key]
    while parent is not None and parent not in kept:
        parent = parents[parent]
    return parent


def _why_left_out(comment: RawComment, keep_pings: bool) -> str:
    if comment.type in READERS or (keep_pings and comment.type in PINGS):
        return ""
    if comment.type in PINGS:
        return f"is a {comment.type} from another site, not a reader's (--pings keeps them)"
    return f"is of the type '{comment.type}', not a reader's"


def _record(key: str, comment: RawComment, parent: str | None, notes: list[str]) -> CommentRecord:
    status = STATES.get(comment.approved)
    if status is None:
        notes.append(f"a comment has the unknown state '{comment.approved}': held for moderators")
    return CommentRecord(
        key=key,
        parent_key=parent,
        author_name=html.unescape(comment.author)[:200].strip() or NAMELESS,
        body=OTHER_TAG.sub("", IMAGE.sub(r"\1", comment.content)).strip(),
        email=comment.email if "@" in comment.email and len(comment.email) <= 254 else "",
        website=comment.url if is_web_address(comment.url) and len(comment.url) <= 500 else "",
        status=status or "held",
        posted_at=parse_stamp(comment.date_gmt) or parse_stamp(comment.date),
    )


def _digest(comment: RawComment) -> str:
    words = "\n".join((comment.author, comment.date_gmt, comment.date, comment.content))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _say(count: int, what: str) -> str:
    first = f"{count} comments: each" if count > 1 else "a comment"
    return f"{first} {what}, and stands at the top of the thread instead"
