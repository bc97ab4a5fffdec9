"""Takes out of a text the characters that no page can show and no database will store."""

import re

# C0 controls without tab and newline, DEL, C1 controls (NEL is a line end) and the non-characters.
# PostgreSQL refuses NUL, and Python-Markdown keeps its own marks between STX and ETX.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(source: str) -> str:
    """The same text with `\\n` for every line end and without control characters.

    Marks of direction stay: Arabic and Hebrew need them. Linear.
    """
    text = _LINE_END.sub("\n", source)
    text = _UNPRINTABLE.sub("", text)
    return _LONE_SURROGATE.sub("\ufffd", text)
