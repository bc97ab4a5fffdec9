"""An article's source becomes HTML and plain text. Runs in the worker process only.

Everything that shapes the HTML stands before the last call of the gate.
"""

import re
from functools import cache

from markdown import Markdown

from .characters import printable
from .embeds import players_as_links
from .fences import set_fences
from .gate import gate_article
from .parts import with_parts
from .pictures import Pictures
from .plain import plain_text
from .rendered import MarkupRefused

HTML_LIMIT = 10_000_000
_HEADLINE = re.compile(r"<(/?)h1(?=[\s/>])", re.IGNORECASE)


def typeset(source: str, body_format: str, pictures: Pictures | None = None) -> tuple[str, str]:
    """The HTML and the plain text of a source. Raises MarkupRefused where they grow too long."""
    html = source if body_format == "html" else _from_markdown(source, pictures or {})
    html = _HEADLINE.sub(r"<\1h2", _held_to_length(html))  # the page has its own h1
    html = printable(gate_article(players_as_links(html)))  # `&#1;` is a character now
    anchored = body_format != "introduction"
    html = gate_article(with_parts(_held_to_length(html), anchored=anchored))
    return html, plain_text(html)


def _held_to_length(html: str) -> str:
    if len(html) > HTML_LIMIT:
        raise MarkupRefused("This text grows too long as a page. Please divide it.")
    return html


def _from_markdown(source: str, pictures: Pictures) -> str:
    try:
        return set_fences(_engine().reset().convert(source), pictures)
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
