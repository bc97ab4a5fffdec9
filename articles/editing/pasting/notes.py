"""Footnotes of any program: a number that leads to a number that leads back."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

_NUMBER = re.compile(r"\s*[\[(]?\s*([0-9]{1,4}|[ivxlc]{1,8}|\*{1,3})\s*[\])]?\s*")


def gather_notes(soup: BeautifulSoup, first: int) -> None:
    """Makes ours of them, numbered from ``first`` in the order in which the text refers to them."""
    places = {name: link for link in soup.find_all("a") for name in _names(link)}
    blocks = {str(block["id"]): block for block in soup.find_all(["div", "p", "li"], id=True)}
    notes = soup.new_tag("div", attrs={"class": "footnote"})
    items = soup.new_tag("ol")
    number = first
    for link in soup.find_all("a", href=re.compile("^#.")):
        if link.parent is None or not _NUMBER.fullmatch(link.get_text()):
            continue
        target = str(link["href"])[1:]
        note = _note(places.get(target), blocks.get(target), link)
        if note is None:
            continue
        items.append(_item(soup, note, number))
        _refer(soup, link, number)
        number += 1
    if number > first:
        notes.append(items)
        soup.append(notes)


def _names(link: Tag) -> list[str]:
    return [str(link[name]) for name in ("id", "name") if link.get(name)]


def _note(head: Tag | None, block: Tag | None, link: Tag) -> Tag | None:
    """What a reference leads to, if its number leads back; else nothing is a note."""
    back = head
    if block is not None and back is None:
        back = next((each for each in block.find_all("a", href=True)), None)
    if back is None or back is link or not str(back.get("href", "")).startswith("#"):
        return None
    holder = back.find_parent(["div", "li"], id=True) or back.find_parent(["p", "li", "div"])
    if holder is None or any(holder is each for each in link.parents):
        return None
    note = holder.extract()
    back.extract()
    return note


def _item(soup: BeautifulSoup, note: Tag, number: int) -> Tag:
    item = soup.new_tag("li", attrs={"id": f"fn:{number}"})
    if note.name == "p":
        note.attrs = {}
        item.append(note)
    else:
        for child in list(note.contents):
            item.append(child.extract())
    for empty in item.find_all("sup"):
        if not empty.get_text().strip():
            empty.decompose()
    return item


def _refer(soup: BeautifulSoup, link: Tag, number: int) -> None:
    """The number in the text, raised once however it was raised before."""
    place: Tag = link
    while place.parent is not None and place.parent.name in ("sup", "span", "font"):
        if place.parent.get_text().strip() != link.get_text().strip():
            break
        place = place.parent
    made = soup.new_tag("sup")
    inner = soup.new_tag("a", attrs={"class": "footnote-ref", "href": f"#fn:{number}"})
    inner.string = str(number)
    made.append(inner)
    place.replace_with(made)
