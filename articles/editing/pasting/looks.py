"""Reads how words look: bold is strong, slanted is emphasis, large is a heading."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from bs4 import BeautifulSoup, Tag

_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_INLINE = ["span", "font", "b", "strong", "i", "em", "u", "s", "strike", "del", "sub", "sup", "a"]
_BOLD = re.compile(r"bold(?:er)?|[6-9]00")
_SPACE = re.compile(r"\s*[\n\xa0]\s*")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid")
_WORD_HEADING = re.compile(r"Mso(?:Title|Heading(\d))")


def looks_as_marks(soup: BeautifulSoup) -> None:
    """Turns styles and programs' own names of things into the tags that mean them."""
    for paragraph in soup.find_all("p"):
        if found := _WORD_HEADING.fullmatch(" ".join(classes(paragraph))):
            paragraph.name = f"h{found[1] or 1}"
    for element in soup.find_all(_INLINE):
        _mark(soup, element)
    for link in soup.find_all("a", href=True):
        link["href"] = _without_tracking(str(link["href"]))
    for heading in soup.find_all(_HEADINGS):
        for strong in heading.find_all(["b", "strong"]):
            strong.unwrap()
    _lower_headings(soup)
    for text in soup.find_all(string=_SPACE):
        if not text.find_parent("pre"):
            text.replace_with(_SPACE.sub(" ", text))


def styles(element: Tag) -> dict[str, str]:
    """The declarations of an element's style."""
    written = str(element.get("style", "")).lower()
    return {name: value.strip() for name, value in _STYLE.findall(written)}


def classes(element: Tag) -> list[str]:
    """The names of an element's classes."""
    found: Any = element.get("class") or []
    return found.split() if isinstance(found, str) else list(found)


def _mark(soup: BeautifulSoup, element: Tag) -> None:
    """The element's look as tags inside it; one that only says that it looks usual is none."""
    look = styles(element)
    weight, slant = look.get("font-weight", ""), look.get("font-style", "")
    if element.name in ("b", "strong") and weight in ("normal", "400"):
        element.name = "span"
    if element.name in ("i", "em") and slant == "normal":
        element.name = "span"
    wanted = []
    if _BOLD.fullmatch(weight) and element.name not in ("b", "strong"):
        wanted.append("strong")
    if slant in ("italic", "oblique") and element.name not in ("i", "em"):
        wanted.append("em")
    if "line-through" in look.get("text-decoration", "") + look.get("text-decoration-line", ""):
        wanted.append("del")
    if look.get("vertical-align") in ("super", "sub") and not element.find(["sup", "sub"]):
        wanted.append("sup" if look["vertical-align"] == "super" else "sub")
    for name in wanted:
        if element.get_text().strip():
            _wrap_inside(soup, element, name)
    if element.name in ("span", "font", "u"):  # what is underlined on a page is a link
        element.unwrap()
    elif element.name in ("s", "strike"):
        element.name = "del"


def _wrap_inside(soup: BeautifulSoup, element: Tag, name: str) -> None:
    inside = soup.new_tag(name)
    for child in list(element.contents):
        inside.append(child.extract())
    element.append(inside)


def _lower_headings(soup: BeautifulSoup) -> None:
    """The page has the only first heading: where the copy has one, all stand a step lower."""
    if soup.find("h1") is None:
        return
    for heading in soup.find_all(_HEADINGS):
        heading.name = f"h{min(6, int(heading.name[1]) + 1)}"


def _without_tracking(address: str) -> str:
    """Where a link leads, without the detour by Google and without the sender's marks."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.netloc in ("www.google.com", "google.com") and parts.path == "/url":
        return parse_qs(parts.query).get("q", [address])[0]
    if not _TRACKING.search(parts.query):
        return address
    kept = [(n, v) for n, v in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(n)]
    return urlunsplit(parts._replace(query=urlencode(kept)))
