"""The allow-list of each dialect: every tag, every attribute and what its value must look like.

The gate drops whatever is not named here. A check gives the value to keep, or None to drop it.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from .addresses import any_link, image_address, outward_link

Check = Callable[[str], str | None]

# Every id of a body begins with it, so that none can stand for an id of the page or, as browsers
# make ids into names of `window`, for one of its scripts' variables.
ID_PREFIX = "body-"

# Classes by which the sites' own scripts know the words of a post.
POSTS = frozenset("twitter-tweet twitter-video instagram-media tiktok-embed bluesky-embed".split())


class Dialect(NamedTuple):
    """What one kind of text may hold once it is HTML."""

    tags: frozenset[str]
    checks: Mapping[str, Mapping[str, Check]]  # tag, or * for every tag -> attribute -> check
    rel: str


def body_id(value: str) -> str | None:
    """The id with our prefix, once; None for what is not one word."""
    name = value.removeprefix(ID_PREFIX)
    return ID_PREFIX + name if _ID.fullmatch(name) else None


def _matching(pattern: str) -> Check:
    whole = re.compile(pattern, re.IGNORECASE)
    return lambda value: value if whole.fullmatch(value) else None


def _one_of_classes(*allowed: str) -> Check:
    return lambda value: " ".join(dict.fromkeys(c for c in value.split() if c in allowed)) or None


def _article_link(value: str) -> str | None:
    if value.startswith("#"):
        target = body_id(unquote(value[1:]))
        return f"#{target}" if target else None
    return any_link(value)


def _srcset(value: str) -> str | None:
    """Addresses of images with their widths; None where one of them is no such thing."""
    kept = []
    for candidate in value[:4000].split(", "):
        address, _space, width = candidate.strip().partition(" ")
        if not (source := image_address(address)) or not _WIDTH.fullmatch(width):
            return None
        kept.append(f"{source} {width}")
    return ", ".join(kept)


def _free_text(value: str) -> str:
    return value


_ID = re.compile(r"[\w:.-]{1,120}")
_WIDTH = re.compile(r"[0-9]{1,5}w")
_NUMBER = _matching("[0-9]{1,4}")
_SPAN = _matching("[0-9]{1,2}")
_FLAG = _matching("|open|reversed")
_ALIGN = _matching("left|right|center")
_PLACES = ("alignleft", "alignright", "aligncenter")
_PLACED = _one_of_classes(*_PLACES)
_CELL: Mapping[str, Check] = {"colspan": _SPAN, "rowspan": _SPAN, "align": _ALIGN}

ARTICLE = Dialect(
    tags=frozenset(
        """
        p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr br wbr div section aside address
        a em strong b i u s del ins sub sup small mark abbr cite q dfn code kbd samp var time span
        bdi bdo ruby rt rp img picture source figure figcaption details summary
        table caption thead tbody tfoot tr th td
        """.split()
    ),
    checks={
        "*": {
            "id": body_id,
            "lang": _matching("[a-z0-9-]{2,35}"),
            "dir": _matching("ltr|rtl|auto"),
        },
        "a": {
            "href": _article_link,
            "hreflang": _matching("[a-z0-9-]{2,35}"),
            "title": _free_text,
            "class": _one_of_classes("footnote-ref", "footnote-backref", "embed", "archived"),
        },
        "abbr": {"title": _free_text},
        "blockquote": {"cite": any_link, "class": _one_of_classes("pullquote", *POSTS)},
        "del": {"cite": any_link, "datetime": _matching("[0-9tz:.+ -]{4,35}")},
        "details": {"open": _FLAG},
        "div": {
            "class": _one_of_classes("footnote", "scroll", *_PLACES),
            # A frame that scrolls can be reached by keyboard, and says what is in it.
            "role": _matching("group"),
            "aria-label": _free_text,
            "tabindex": _matching("0"),
        },
        "figure": {"class": _one_of_classes("embed", *_PLACES)},
        "img": {
            "src": image_address,
            "alt": _free_text,
            "title": _free_text,
            "width": _NUMBER,
            "height": _NUMBER,
            "class": _PLACED,
            "loading": _matching("lazy"),
            "decoding": _matching("async"),
        },
        "ins": {"cite": any_link, "datetime": _matching("[0-9tz:.+ -]{4,35}")},
        "ol": {"start": _matching("-?[0-9]{1,5}"), "reversed": _FLAG, "type": _matching("[1ai]")},
        "q": {"cite": any_link},
        "source": {
            "type": _matching("image/(avif|webp|jpeg|png)"),
            "srcset": _srcset,
            "sizes": _matching(r"[a-z0-9():.,\s-]{1,200}"),
        },
        "td": _CELL,
        "th": {**_CELL, "scope": _matching("(row|col)(group)?"), "abbr": _free_text},
        "time": {"datetime": _matching("[0-9tz:.+ -]{4,35}")},
    },
    rel="noopener noreferrer",
)

COMMENT = Dialect(
    tags=frozenset({*"p br blockquote a em strong code cite q del".split()}),
    checks={"a": {"href": outward_link}},
    rel="nofollow ugc noopener noreferrer",
)
