"""Whose names a page prints, and in which role."""

from __future__ import annotations

import re

from articles.importing.records import BylineRecord

LONGEST = 200
ROLES = (
    (r"(?:translated|translation|traducci[oó]n|traducido)\s+(?:by|de|por):?\s+", "translator"),
    (r"(?:photos?|photographs?|photography|pictures?)\s+by:?\s+", "photographer"),
    (r"edited\s+by:?\s+", "editor"),
    (r"(?:(?:story|text|report|written|words)\s+)?by:?\s+|por\s+", "by"),
)
SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
PLACE = re.compile(r"(.+?)\s+in\s+([A-Z][\w .,'’-]{1,60})$")
PARTICLES = frozenset(
    "al bin da das de del della den der di dos du e el ibn la las le los of ter the van von y"
    " zu".split()
)
NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")


def split_role(text: str) -> tuple[str, str]:
    """'Translated by Bo Lund' as names and role; the role is '' where the text names none."""
    for prefix, role in ROLES:
        found = re.match(prefix, text, re.I)
        if found is not None:
            return text[found.end() :], role
    return text, ""


def is_name_list(text: str, *, loosely: bool = False) -> bool:
    """Whether it reads like one or more people's names; loosely: at least the first does."""
    if not text or len(text) > LONGEST:
        return False
    place = PLACE.match(text)
    parts = [part for part in SEPARATOR.split(place[1] if place else text) if part]
    if not parts or (text[-1] == "." and len(text.split()[-1]) > len("Jr.") + 1):
        return False
    return all(map(_is_name, parts[:1] if loosely else parts))


def read_names(text: str, role: str) -> tuple[list[BylineRecord], str]:
    """Bylines for a list of names, and the place that 'Ada Marsh in Port Louis' was written in."""
    dateline = ""
    place = PLACE.match(text)
    if place is not None and role == "by":
        text, dateline = place[1], place[2].rstrip(".")
    parts = [part for part in SEPARATOR.split(text) if part]
    if all(map(_is_name, parts)):
        return [BylineRecord(name=part, role=role) for part in parts], dateline
    return [BylineRecord(name=parts[0], role=role, as_printed=text[:LONGEST])], dateline


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 6 or words[-1].lower() in PARTICLES:
        return False
    return all(
        NAME_WORD.match(word) and (not word[0].islower() or word in PARTICLES) for word in words
    )
