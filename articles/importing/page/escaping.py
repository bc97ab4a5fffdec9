"""Plain text as Markdown that reads the same: what only looks like a mark is escaped.

Emphasis and links that the text has in Markdown's own way stay what they are.
"""

from __future__ import annotations

import re

KEPT = re.compile(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<url>(?:https?://|mailto:|/)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)"
    r"|(?P<bare>https?://[^\s<>\"“”]+)"
    r"|(?<![\w*])(?P<mark>\*\*\*?|\*)(?![\s*])(?P<inner>[^*\n]+)(?<!\s)(?P=mark)(?![\w*])"
)
SPECIAL = re.compile(r"[\\`*_{}\[\]]")
ENTITY = re.compile(r"&(?=#?\w+;)")
AT_LINE_START = re.compile(r"^(?:([#>+-])|(\d+)(\.)(?=\s|$))")


def escape_line(text: str) -> str:
    """One line of a paragraph."""
    line = escape_inline(text.strip())
    line = AT_LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\.", line)
    if line.startswith((":", "=", "~")):
        line = f"&#{ord(line[0])};{line[1:]}"
    return line


def escape_inline(text: str) -> str:
    parts, at = [], 0
    for found in KEPT.finditer(text):
        parts.append(_escape(text[at : found.start()]))
        parts.append(_keep(found))
        at = found.end()
    parts.append(_escape(text[at:]))
    return "".join(parts)


def _keep(found: re.Match[str]) -> str:
    if found["label"] is not None:
        return f"[{escape_inline(found['label'])}]({found['url']})"
    if found["bare"] is not None:
        url = found["bare"].rstrip(".,;:!?)*_'’]")
        return f"<{url}>{_escape(found['bare'][len(url) :])}"
    return f"{found['mark']}{escape_inline(found['inner'])}{found['mark']}"


def _escape(text: str) -> str:
    text = ENTITY.sub("&amp;", text)
    return SPECIAL.sub(r"\\\g<0>", text).replace("<", "&lt;")
