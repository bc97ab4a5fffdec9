"""What an editor may write in Markdown beyond Markdown: fenced blocks with a name.

    ```embed                                      ```pullquote
    https://www.youtube.com/watch?v=…             The words that are drawn out of the text.
    by: Whose it is
    date: 2020-01-04                              — Who said them
                                                  ```
    What it says, or shows.
    ```

A ``picture`` is one of the archive (pictures.py). Inside is plain text: no marks, no HTML. A block
that cannot be read so stays as it was written.
"""

import re
from html import unescape

from .addresses import outward_link
from .embeds import embed_figure, page_address
from .pictures import Pictures, picture_figure

_FENCE = re.compile(r'<pre><code class="language-(embed|picture|pullquote)">([^<]*)</code></pre>')
_FACT = re.compile(r"(by|date):[ \t]*(.{0,200})", re.IGNORECASE)
_WORDS = re.compile(r"(alt|credit):[ \t]*(.{0,1000})", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n")


def set_fences(html: str, pictures: Pictures) -> str:
    """The Markdown engine's HTML with our own fenced blocks set. Linear."""

    def setting(fence: re.Match[str]) -> str:
        inside = fence[2].strip()
        if fence[1] == "picture":
            return _picture(inside, pictures) or fence[0]
        return (_embed if fence[1] == "embed" else _pullquote)(inside) or fence[0]

    return _FENCE.sub(setting, html)


def _embed(escaped: str) -> str:
    """The figure, or '' where the first line is no web address."""
    first, *lines = escaped.split("\n")
    address = page_address(outward_link(unescape(first)) or "")
    facts, words = _facts(lines, _FACT, ("by", "date"))
    return embed_figure(address, words=_paragraphs(words), **facts) if address else ""


def _picture(escaped: str, pictures: Pictures) -> str:
    """The figure, or '' where no picture has the name in the first line."""
    first, *lines = escaped.split("\n")
    picture = pictures.get(first.strip())
    facts, words = _facts(lines, _WORDS, ("alt", "credit"))
    caption = " ".join(words.split())
    return picture_figure(picture, caption=caption, **facts) if picture else ""


def _facts(
    lines: list[str], pattern: re.Pattern[str], names: tuple[str, ...]
) -> tuple[dict[str, str], str]:
    """What the first lines say by name, each at most once in any order; and the words below."""
    facts = dict.fromkeys(names, "")
    for _ in names:
        if lines and (fact := pattern.fullmatch(lines[0].strip())):
            facts[fact[1].lower()] = fact[2]
            lines = lines[1:]
    return facts, "\n".join(lines)


def _pullquote(escaped: str) -> str:
    words, dash, name = escaped.rpartition("\n—")
    if not dash or "\n" in name:
        words, name = escaped, ""
    cited = f"<p><cite>{name.strip()}</cite></p>" if name else ""
    return f'<blockquote class="pullquote">{_paragraphs(words)}{cited}</blockquote>'


def _paragraphs(escaped: str) -> str:
    paragraphs = filter(None, map(str.strip, _BLANK_LINES.split(escaped)))
    return "".join("<p>" + paragraph.replace("\n", "<br>") + "</p>" for paragraph in paragraphs)
