"""A reader's comment becomes HTML: plain text with a few marks, never a Markdown engine."""

from django.utils.formats import number_format
from django.utils.translation import gettext

from .blocks import blocks_html
from .characters import printable
from .gate import gate_comment
from .linking import linkified
from .marks import read_marks
from .plain import plain_text
from .rendered import RENDERER_VERSION, MarkupRefused, Rendered

COMMENT_LIMIT = 10_000


def render_comment(source: str, *, limit: int | None = COMMENT_LIMIT) -> Rendered:
    """The comment dialect to gated HTML and plain text; work grows only with the length.

    Paragraphs at blank lines, `>` quotes, bare links and the tags a, em, strong, blockquote and
    code; any other tag shows as it was typed. Raises MarkupRefused above `limit` characters;
    imports, whose comments were accepted elsewhere, pass None.
    """
    if limit is not None and len(source) > limit:
        raise MarkupRefused(_too_long(len(source), limit))
    html = gate_comment(linkified(blocks_html(read_marks(printable(source)))))
    return Rendered(html, plain_text(html), RENDERER_VERSION)


def _too_long(length: int, most: int) -> str:
    sentence = gettext(
        "This comment has %(length)s characters; a comment may have %(most)s. "
        "Please shorten it, or post it in parts."
    )
    figures = {"length": length, "most": most}
    return sentence % {name: number_format(n, force_grouping=True) for name, n in figures.items()}
