"""Names as they are printed: what readers see of one is what stands in it."""

from __future__ import annotations

import re

# Letters that turn the direction of those around them, or that nobody sees: with them a name reads
# as another. Joiners stay, for Persian and Indian names are written with them.
TRICKS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
BLANK = re.compile(r"[\s\u115f\u1160\u17b4\u17b5\u200c\u200d\u2800\u3164\uffa0]")
# Accents heaped up until they lie over the comments above: no language has more than three.
ACCENT = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
HEAPED = re.compile(f"({ACCENT}{{3}}){ACCENT}+")


def plain_name(typed: str) -> str:
    """One line, however it was pasted, without tricks; '' where nothing can be read. Linear."""
    name = HEAPED.sub(r"\1", TRICKS.sub("", " ".join(typed.split()))).strip()
    return name if BLANK.sub("", name) else ""
