"""nh3, the last thing that touches any HTML we store."""

from collections.abc import Callable
from html import escape

import nh3

from .plain import plain_text
from .policy import ARTICLE, COMMENT, Dialect

# What stands inside these is code, a drawing or raw text, never a sentence of the piece. A parser
# reads some of them differently once they are moved, so they go with everything in them.
_EMPTIED = frozenset(
    """
    script style svg math template iframe noscript noembed noframes xmp plaintext listing title
    textarea select
    """.split()
)
_MAX_ROUNDS = 8


def gate_article(html: str) -> str:
    """What of this HTML an article may hold. `gate_article(gate_article(x)) == gate_article(x)`."""
    return _settled(_ARTICLE_CLEANER, html)


def gate_comment(html: str) -> str:
    """What of this HTML a comment may hold. `gate_comment(gate_comment(x)) == gate_comment(x)`."""
    return _settled(_COMMENT_CLEANER, html)


def _cleaner(dialect: Dialect) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=dialect.tags,
        clean_content_tags=_EMPTIED,
        attributes={tag: set(checks) for tag, checks in dialect.checks.items()},
        attribute_filter=_checked(dialect),
        link_rel=dialect.rel,
        url_schemes={"http", "https", "mailto"},
    )


def _checked(dialect: Dialect) -> Callable[[str, str, str], str | None]:
    everywhere = dialect.checks.get("*", {})

    def check(tag: str, attribute: str, value: str) -> str | None:
        if tag == "a" and attribute == "rel":
            return value  # nh3's own, for the dialect names no rel
        accept = dialect.checks.get(tag, {}).get(attribute) or everywhere.get(attribute)
        return accept(value) if accept else None

    return check


def _settled(cleaner: nh3.Cleaner, html: str) -> str:
    """Cleans until a further cleaning changes nothing.

    A dropped tag can leave its contents where a parser would put them elsewhere, so what one pass
    gives may be read differently by a browser. What will not settle is kept as its text alone.
    """
    for _ in range(_MAX_ROUNDS):
        cleaned = cleaner.clean(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return cleaner.clean(escape(plain_text(html), quote=False))


_ARTICLE_CLEANER = _cleaner(ARTICLE)
_COMMENT_CLEANER = _cleaner(COMMENT)
