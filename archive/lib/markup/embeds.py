"""A post or a film elsewhere, kept as words: what it says, whose it is, when, and its address.

Nothing of the other site is in the page. static/js/embeds.js offers to load what `is_player` knows.
"""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from .plain import TAG, plain_text

_PLAYER = re.compile(
    r"<(?:iframe|embed|video|audio|source)\s(?:[^<>]*?\s)?(?:data-)?src\s*=\s*[\"']?"
    r"(?:https?:)?//([^\s\"'<>\\]+)[^<>]*>",
    re.IGNORECASE,
)
_LINK = re.compile(r"<a (?:[^\"<>]|\"[^\"<]*\")*?href=\"([^\"<]*)\"[^<>]*>([^<]*)</a>")
_FILM = re.compile(r"(?!videoseries|live_stream)[\w-]{11}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,20}")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_NAMES_A_DAY = re.compile(r"[^0-9/]*[0-9][^/]{0,60}")
_LONGEST_LABEL = 80
_YOUTUBE = frozenset(
    """
    youtube.com www.youtube.com m.youtube.com youtu.be youtube-nocookie.com www.youtube-nocookie.com
    """.split()
)
_VIMEO = frozenset("vimeo.com www.vimeo.com player.vimeo.com".split())
_X = frozenset("x.com www.x.com twitter.com www.twitter.com mobile.twitter.com".split())


def players_as_links(html: str) -> str:
    """Raw HTML with a marked link before each frame and player, for the gate lets none of those in.

    Linear.
    """
    return _PLAYER.sub(lambda player: f" {_marked_link(player[1])} {player[0]}", html)


def embed_figure(address: str, *, words: str = "", by: str = "", date: str = "") -> str:
    """The figure for what is at this address; all but the address is HTML already."""
    quote = f"<blockquote>{words}</blockquote>" if words else ""
    if _DATE.fullmatch(date):
        date = f'<time datetime="{date}">{date}</time>'
    link = f'<a href="{escape(address)}">{escape(_label(address))}</a>'
    caption = ", ".join(filter(None, [by, date, link]))
    return f'<figure class="embed">{quote}<figcaption>{caption}</figcaption></figure>'


def post_figure(inside: str) -> str:
    """The figure for a post's words as its site hands them out; '' where they name no address.

    Such a quotation ends in the author's name and the date, which links to the post.
    """
    begins = inside.rfind("<a ")
    link = _LINK.match(inside, begins) if begins >= 0 else None
    if link is None or not (address := page_address(unescape(link[1]))):
        return ""
    if plain_text(inside[link.end() :]):
        return embed_figure(address, words=inside)
    words, mark, by = inside[:begins].rpartition("—")
    if not mark or TAG.search(by) or not _NAMES_A_DAY.fullmatch(link[2]):
        return embed_figure(address, words=inside)
    words = words.strip().removesuffix("<p>").rstrip()
    return embed_figure(address, words=words, by=by.strip(), date=link[2].strip())


def is_player(address: str) -> bool:
    """Whether a film or a post is at this address, on a site that we know."""
    return _page(address) is not None


def page_address(address: str) -> str:
    """Where a reader finds it: a known player's page instead of its frame; '' for no web page."""
    if not address.lower().startswith(("http://", "https://")):
        return ""
    return _page(address) or address


def _marked_link(rest: str) -> str:
    address = page_address(unescape(f"https://{rest}"))
    return f'<a class="embed" href="{escape(address)}">{escape(_label(address))}</a>'


def _label(address: str) -> str:
    """An address as readers write it, of a length that a line takes."""
    name = re.sub(r"https?://(?:www\.)?", "", address, count=1, flags=re.IGNORECASE).rstrip("/")
    return name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1] + "…"


def _page(address: str) -> str | None:
    """The page of a known film or post. The host has to be the site's own, to the letter."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or parts.netloc.lower() != host:
        return None
    path = parts.path.strip("/").split("/")
    if host in _YOUTUBE:
        film = _film(path, parts.query)
        return f"https://www.youtube.com/watch?v={film}" if _FILM.fullmatch(film) else None
    if host in _VIMEO:
        film = path[-1] if path[:-1] in ([], ["video"]) else ""
        return f"https://vimeo.com/{film}" if _NUMBER.fullmatch(film) else None
    if host in _X and len(path) == 3 and path[1] == "status" and _NUMBER.fullmatch(path[2]):
        return f"https://{host}/{path[0]}/status/{path[2]}"
    return None


def _film(path: list[str], query: str) -> str:
    """What a YouTube address calls its film; host and form of the name are looked at elsewhere."""
    if path == ["watch"]:
        found = re.search(r"(?:^|&)v=([^&]*)", query)
        return found[1] if found else ""
    return path[-1] if len(path) == 1 or path[0] in ("embed", "shorts", "live", "v") else ""
