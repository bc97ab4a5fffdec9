"""The only door from text to HTML.

An article's source is set by `render_article` in a worker process that is killed at its time
limit; a reader's comment by `render_comment`, in linear work and without a Markdown engine. Both
pass nh3 last, and nothing rewrites HTML after that gate. What comes out is stored beside its
source and plain text, with `RENDERER_VERSION`, and reaches templates through `StoredHTMLField`.
"""

from typing import TYPE_CHECKING, Any

from .article import ARTICLE_LIMIT, render_article
from .comment import COMMENT_LIMIT, render_comment
from .outline import Outline, outline
from .outward import Copy, offer_copies, outward_links, without_copies
from .plain import excerpt, plain_text
from .rendered import RENDERER_VERSION, MarkupRefused, Rendered

if TYPE_CHECKING:
    from .field import StoredHTMLField, frozen_html, render_jinja, unsaved_html

__all__ = [
    "ARTICLE_LIMIT",
    "COMMENT_LIMIT",
    "RENDERER_VERSION",
    "Copy",
    "MarkupRefused",
    "Outline",
    "Rendered",
    "StoredHTMLField",
    "excerpt",
    "frozen_html",
    "offer_copies",
    "outline",
    "outward_links",
    "plain_text",
    "render_article",
    "render_comment",
    "render_jinja",
    "unsaved_html",
    "without_copies",
]


def __getattr__(name: str) -> Any:
    """Loads what needs Django when it is asked for: a worker needs none, and it triples a start."""
    if name in ("StoredHTMLField", "frozen_html", "render_jinja", "unsaved_html"):
        from . import field

        return getattr(field, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
