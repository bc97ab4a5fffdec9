"""What to look for where nothing is found."""

from __future__ import annotations

import re

from django import template

register = template.Library()

SUFFIX = re.compile(r"\.\w{1,5}$")
BETWEEN_WORDS = re.compile(r"[-_+.,:;()\"“”\s]+")
MOST_WORDS = 8
LONGEST = 100


@register.filter
def words_of_address(path: str) -> str:
    """The words of an address's last part: ``some old piece`` of ``/2019/05/some-old-piece.html``.

    '' where it has none worth looking for: a number alone, fewer than three letters.
    """
    last = path.rstrip("/").rpartition("/")[2][:LONGEST]
    words = BETWEEN_WORDS.split(SUFFIX.sub("", last))
    text = " ".join(filter(None, words[:MOST_WORDS]))
    return text if sum(map(str.isalpha, text)) > 2 else ""
