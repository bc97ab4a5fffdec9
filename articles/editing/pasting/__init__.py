"""What somebody copied in Word, Google Docs or a browser, as the Markdown that is written here.

The clipboard's HTML is cut down to what a text consists of (``opening``), Word's paragraphs become
lists (``lists``), looks become marks (``looks``) and any program's notes ours (``notes``); then it
passes the gate, and what is left is written as Markdown.
"""

from __future__ import annotations

from typing import NamedTuple

from bs4 import BeautifulSoup

from archive.lib.markup.gate import gate_article
from articles.as_markdown import for_writers
from articles.editing.pasting.lists import gather_lists
from articles.editing.pasting.looks import looks_as_marks
from articles.editing.pasting.notes import gather_notes
from articles.editing.pasting.opening import PastingRefused, opened

MOST = 1_000_000  # characters

__all__ = ["MOST", "Pasted", "PastingRefused", "pasted"]


class Pasted(NamedTuple):
    markdown: str
    pictures_left: int  # which stood in the copied text and did not come along


def pasted(html: str, *, first_note: int = 1) -> Pasted:
    """The Markdown of copied HTML, its footnotes numbered from ``first_note`` on.

    Raises ``PastingRefused`` for what is too long or nests too deeply. Costs some ten milliseconds
    a page.
    """
    if len(html) > MOST:
        raise PastingRefused
    try:
        soup = opened(html)
        pictures = _leave_pictures(soup)
        gather_lists(soup)
        looks_as_marks(soup)
        gather_notes(soup, first_note)
        return Pasted(for_writers(gate_article(str(soup))), pictures)
    except RecursionError as error:
        raise PastingRefused from error


def _leave_pictures(soup: BeautifulSoup) -> int:
    """Takes out those that are on somebody's own machine, or nowhere; gives their number."""
    left = [
        picture
        for picture in soup.find_all("img")
        if not str(picture.get("src", "")).startswith(("https://", "http://"))
    ]
    for picture in left:
        picture.decompose()
    return len(left)
