"""An article's source becomes HTML and plain text. Runs in the worker process only.

Everything that shapes the HTML stands before the last call of the gate.
"""

import re
from functools import cache
from html import escape

from markdown import Markdown

from .characters import printable
from .gate import gate_article
from .plain import plain_text
from .policy import ID_PREFIX
from .rendered import MarkupRefused

HTML_LIMIT = 10_000_000
_HEADLINE = re.compile(r"<(/?)h1(?=[\s/>])", re.IGNORECASE)
_EMBED = re.compile(
    r"<(?:iframe|embed|video|audio|source)\s(?:[^<>]*?\s)?src\s*=\s*[\"']?(?:https?:)?//"
    r"([^\s\"'<>\\]+)[^<>]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"<h([2-6])((?: [a-z]+=\"[^\"]*\")*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r"(<[a-z][a-z0-9]*(?: [a-z]+=\"[^\"]*\")*?) id=\"([^\"]*)\"")
_NOT_IN_A_SLUG = re.compile(r"[\W_]+")


def typeset(source: str, body_format: str) -> tuple[str, str]:
    """The HTML and the plain text of a source. Raises MarkupRefused where they grow too long."""
    html = _from_markdown(source) if body_format == "markdown" else source
    html = _HEADLINE.sub(r"<\1h2", _held_to_length(html))  # the page has its own h1
    html = printable(gate_article(_EMBED.sub(_embed_as_link, html)))  # `&#1;` is a character now
    html = gate_article(_with_distinct_ids(_with_section_ids(_held_to_length(html))))
    return html, plain_text(html)


def _held_to_length(html: str) -> str:
    if len(html) > HTML_LIMIT:
        raise MarkupRefused("This text grows too long as a page. Please divide it.")
    return html


def _from_markdown(source: str) -> str:
    try:
        return _engine().reset().convert(source)
    except Exception:
        _engine.cache_clear()  # it was left in the middle of that text
        raise


@cache
def _engine() -> Markdown:
    return Markdown(
        extensions=["abbr", "def_list", "fenced_code", "footnotes", "sane_lists", "tables"],
        extension_configs={
            # The title is spoken, and pieces are in many languages: it says the note's number.
            "footnotes": {"BACKLINK_TITLE": "↑ {}"},
            "tables": {"use_align_attribute": True},
        },
    )


def _embed_as_link(embed: re.Match[str]) -> str:
    """A frame or a player is never let in, but where it pointed to is part of the piece."""
    address = embed[1]
    return f' <a href="https://{address}">{address}</a> {embed[0]}'


def _with_section_ids(html: str) -> str:
    """Gives each heading that has no id one made of its words, so that a section can be cited."""

    def with_id(heading: re.Match[str]) -> str:
        level, attributes, content = heading.groups()
        slug = _NOT_IN_A_SLUG.sub("-", plain_text(content).lower()).strip("-")[:60].strip("-")
        if not slug or " id=" in attributes:
            return heading[0]
        return f'<h{level} id="{ID_PREFIX}{escape(slug)}"{attributes}>{content}</h{level}>'

    return _HEADING.sub(with_id, html)


def _with_distinct_ids(html: str) -> str:
    """Numbers the second and later uses of an id, in the order they stand in."""
    seen: dict[str, int] = {}

    def distinct(tag: re.Match[str]) -> str:
        name = tag[2]
        while seen.setdefault(name, 0):
            seen[name] += 1
            name = f"{name}-{seen[tag[2]]}"
        seen[name] = 1
        return f'{tag[1]} id="{name}"'

    return _ID.sub(distinct, html)
