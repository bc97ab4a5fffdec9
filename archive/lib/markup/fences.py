"""What an editor may write in Markdown beyond Markdown: fenced blocks with a name.

    ```embed                                      ```pullquote
    https://www.youtube.com/watch?v=…             The words that are drawn out of the text.
    by: Whose it is
    date: 2020-01-04                              — Who said them
                                                  ```
    What it says, or shows.
    ```

Inside is plain text: no marks, no HTML. A block that cannot be read so stays as it was written.
"""

import re
from html import unescape

from .addresses import outward_link
from .embeds import embed_figure, page_address

_FENCE = re.compile(r'<pre><code class="language-(embed|pullquote)">([^<]*)</code></pre>')
_FACT = re.compile(r"(by|date):[ \t]*(.{0,200})", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n")


def set_fences(html: str) -> str:
    """The Markdown engine's HTML with our own fenced blocks set. Linear."""
    return _FENCE.sub(lambda fence: _SETTERS[fence[1]](fence[2].strip()) or fence[0], html)


def _embed(escaped: str) -> str:
    """The figure, or '' where the first line is no web address."""
    first, *lines = escaped.split("\n")
    address = page_address(outward_link(unescape(first)) or "")
    facts = {"by": "", "date": ""}
    for _ in facts:  # each at most once, in either order
        if lines and (fact := _FACT.fullmatch(lines[0].strip())):
            facts[fact[1].lower()] = fact[2]
            lines = lines[1:]
    return embed_figure(address, words=_paragraphs("\n".join(lines)), **facts) if address else ""


def _pullquote(escaped: str) -> str:
    words, dash, name = escaped.rpartition("\n—")
    if not dash or "\n" in name:
        words, name = escaped, ""
    cited = f"<p><cite>{name.strip()}</cite></p>" if name else ""
    return f'<blockquote class="pullquote">{_paragraphs(words)}{cited}</blockquote>'


def _paragraphs(escaped: str) -> str:
    paragraphs = filter(None, map(str.strip, _BLANK_LINES.split(escaped)))
    return "".join("<p>" + paragraph.replace("\n", "<br>") + "</p>" for paragraph in paragraphs)


_SETTERS = {"embed": _embed, "pullquote": _pullquote}
