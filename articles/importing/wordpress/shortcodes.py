"""WordPress's shortcodes turned into plain HTML, or left out and counted.

A shortcode looks like a word in brackets, and so do "[sic]" and "[Latin America]". Only names
that are known, that carry attributes, or that are closed again are taken for one; the text
between an opening and a closing shortcode always stays.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape

SHORTCODE = re.compile(r"\[(\[?)(/?)([a-zA-Z][\w-]*)((?:\s[^\[\]]*)?)\](\]?)")
ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]+")
LINKED_IMAGE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.S | re.I)

LISTINGS = frozenset({"code", "sourcecode"})
CAPTIONS = frozenset({"caption", "wp_caption"})
# They stand for a film, a recording or a post elsewhere: its address becomes a link.
MEDIA = frozenset(
    "audio dailymotion embed flickr instagram playlist soundcloud spotify tweet twitter"
    " twitter-tweet video vimeo wpvideo youtube".split()
)
# Without attributes too they can be nothing else; "[video]" or "[share]" may be a writer's words.
DECORATION = frozenset(
    "contact-form contact-form-7 gallery jetpack_subscription_form latest_posts ninja_form"
    " recent_posts related_posts rev_slider spacer table-of-contents toc wpforms".split()
)


def expand(text: str) -> tuple[str, Counter[str]]:
    """The text without shortcodes, and which were left out, how often. Linear."""
    found = list(SHORTCODE.finditer(text))
    if not found:
        return text, Counter()
    closed = {match[3].lower() for match in found if match[2]}
    return _Expansion(text, closed).run(found)


class _Expansion:
    def __init__(self, text: str, closed: set[str]) -> None:
        self.text = text
        self.closed = closed
        self.parts: list[str] = []
        self.left_out: Counter[str] = Counter()
        self.captions: list[tuple[int, str]] = []  # where one began among the parts; its attributes

    def run(self, found: list[re.Match[str]]) -> tuple[str, Counter[str]]:
        at = 0
        for match in found:
            self.parts.append(self.text[at : match.start()])
            self._take(match)
            at = match.end()
        self.parts.append(self.text[at:])
        return "".join(self.parts), self.left_out

    def _take(self, match: re.Match[str]) -> None:
        doubled, doubled_end = match[1], match[5]
        if doubled and doubled_end:
            self.parts.append(match[0][1:-1])  # [[gallery]] is how one writes about [gallery]
            return
        self.parts.append(doubled)
        self._replace(match[0][len(doubled) : len(match[0]) - len(doubled_end)], match)
        self.parts.append(doubled_end)

    def _replace(self, source: str, match: re.Match[str]) -> None:
        name, attributes, closes = match[3].lower(), match[4].rstrip("/"), bool(match[2])
        if not self._is_shortcode(name, attributes, closes):
            self.parts.append(source)
        elif name in CAPTIONS:
            self._caption(attributes, closes)
        elif name in LISTINGS and name in self.closed:
            self.parts.append("</code></pre>\n\n" if closes else "\n\n<pre><code>")
        elif name in MEDIA and name in self.closed:
            self.parts.append("\n\n")  # its address stands between: a paragraph of its own
        elif address := ADDRESS.search(attributes) if name in MEDIA else None:
            self.parts.append(f"\n\n{address[0]}\n\n")
        elif name not in self.closed:
            self.left_out[name] += 1

    def _is_shortcode(self, name: str, attributes: str, closes: bool) -> bool:
        if name in CAPTIONS or name in DECORATION or name in self.closed:
            return True
        if name in MEDIA and ADDRESS.search(attributes):
            return True
        return not closes and ATTRIBUTE.search(attributes) is not None

    def _caption(self, attributes: str, closes: bool) -> None:
        if not closes:
            self.captions.append((len(self.parts), attributes))
            self.parts.append("")
        elif self.captions:
            began, attributes = self.captions.pop()
            self.parts[began:] = [_figure("".join(self.parts[began:]), attributes)]


def _figure(inside: str, attributes: str) -> str:
    values = {
        found[1].lower(): found[2] or found[3] or found[4] or ""
        for found in ATTRIBUTE.finditer(attributes)
    }
    image = LINKED_IMAGE.fullmatch(inside)
    picture, words = (image[1], image[2].strip()) if image else ("", inside.strip())
    words = words or escape(values.get("caption", ""), quote=False)
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{picture}{caption}</figure>\n\n"
