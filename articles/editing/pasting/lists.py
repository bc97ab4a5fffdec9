"""Word's lists, which are paragraphs that say how deep they stand and bear their own marks."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from articles.editing.pasting.looks import classes, styles

_LEVEL = re.compile(r"level(\d)")
_MARK = re.compile(r"\s*(?:([0-9]+|[a-z]|[ivxlc]+)[.)]|[^\w\s(\"“‘'«])\s+", re.IGNORECASE)


def gather_lists(soup: BeautifulSoup) -> None:
    """Makes lists of Word's paragraphs that stand next to one another."""
    for paragraph in soup.find_all("p"):
        if _level(paragraph) and not _level(_before(paragraph)):
            _gather(soup, paragraph)
    for inner in soup.select("ul > ul, ul > ol, ol > ul, ol > ol"):  # as Google Docs nests them
        before = inner.find_previous_sibling("li")
        if before is not None:
            before.append(inner.extract())
    for item in soup.find_all("li"):
        for paragraph in item.find_all("p", recursive=False):
            if len(item.find_all("p", recursive=False)) == 1:
                paragraph.unwrap()


def _gather(soup: BeautifulSoup, first: Tag) -> None:
    open_lists: list[tuple[int, Tag]] = []
    paragraph: Tag | None = first
    while paragraph is not None and (level := _level(paragraph)):
        after = _after(paragraph)
        is_ordered = _take_mark(paragraph)
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            made = soup.new_tag("ol" if is_ordered else "ul")
            if open_lists:
                items = open_lists[-1][1].find_all("li", recursive=False)
                items[-1].append(made)
            else:
                paragraph.insert_before(made)
            open_lists.append((level, made))
        item = paragraph.extract()
        item.name, item.attrs = "li", {}
        open_lists[-1][1].append(item)
        paragraph = after


def _level(paragraph: Tag | None) -> int:
    """How deep it stands in a list of Word's; 0 for what is in none."""
    if paragraph is None or paragraph.name != "p":
        return 0
    found = _LEVEL.search(styles(paragraph).get("mso-list", ""))
    if found:
        return int(found[1])
    is_item = any(name.startswith("MsoList") for name in classes(paragraph))
    return 1 if is_item and _MARK.match(paragraph.get_text()) else 0


def _take_mark(paragraph: Tag) -> bool:
    """Takes the mark off; says whether it was a number or a letter."""
    for mark in paragraph.find_all("span"):
        if styles(mark).get("mso-list") == "ignore":
            said = mark.get_text().strip()
            mark.decompose()
            return said[:-1].isalnum() and said[-1:] in (".", ")")
    found = _MARK.match(paragraph.get_text())
    left = len(found[0]) if found else 0
    for text in list(paragraph.find_all(string=True)):
        if left <= 0:
            break
        cut = min(left, len(text))
        text.replace_with(text[cut:])
        left -= cut
    return bool(found and found[1])


def _before(paragraph: Tag) -> Tag | None:
    return paragraph.find_previous_sibling(True)


def _after(paragraph: Tag) -> Tag | None:
    return paragraph.find_next_sibling(True)
