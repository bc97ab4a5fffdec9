"""The words of a page's comment in the few marks that comments have here."""

from __future__ import annotations

import re

from articles.importing.page.chrome import LINK
from articles.importing.page.text import indent_of

TAG = re.compile(r"<(?=/?[a-zA-Z])")
ENTITY = re.compile(r"&(?=#?\w+;)")
STRONG = re.compile(r"(?<![\w*])\*\*(?![\s*])([^*\n]+)(?<!\s)\*\*(?![\w*])")
EMPHASIS = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]+)(?<!\s)\*(?![\w*])")
QUOTED_BY = 2  # columns further in than the comment's own text


def comment_words(lines: list[str], indent: int) -> str:
    """What stands in the lines, as a comment is written; further in than ``indent`` is quoted."""
    words = []
    for line in lines:
        deeper = indent_of(line) - indent if line.strip() else 0
        words.append(f"> {line.strip()}" if deeper >= QUOTED_BY else line.strip())
    return _marked(re.sub(r"\n{3,}", "\n\n", "\n".join(words)).strip())


def _marked(text: str) -> str:
    """Markdown's emphasis and links as comments have them; what looks like a tag is words."""
    text = TAG.sub("&lt;", ENTITY.sub("&amp;", text))
    text = LINK.sub(r'<a href="\2">\1</a>', text)
    text = STRONG.sub(r"<strong>\1</strong>", text)
    return EMPHASIS.sub(r"<em>\1</em>", text)
