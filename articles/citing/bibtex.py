"""BibTeX: https://ctan.org/pkg/bibtex, with the fields that biblatex added.

Written in UTF-8, which every engine of the last years reads; what TeX takes for a command is not.
"""

from __future__ import annotations

from articles.citing.citation import Citation
from articles.citing.names import Name

MEDIA_TYPE = "application/x-bibtex; charset=utf-8"

# Braces become commands: BibTeX counts them even behind a backslash.
_COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)


def write(citation: Citation) -> str:
    """One entry, its fields in a fixed order."""
    fields = [
        ("title", f"{{{_escape(citation.title)}}}"),  # doubly braced: keeps its capitals
        ("author", _names(citation.authors)),
        ("translator", _names(citation.translators)),
        ("editor", _names(citation.editors)),
        ("journal", _escape(citation.outlet)),
        ("date", citation.issued.stamp),
        ("year", str(citation.issued.year)),
        ("month", str(citation.issued.month or "")),
        ("origdate", citation.original.stamp if citation.original else ""),
        ("url", citation.address),  # percent-encoded, and taken as it is
        ("langid", _escape(citation.language)),
        ("keywords", _escape(", ".join(citation.topics))),
        ("abstract", _escape(citation.abstract)),
        ("library", _escape(citation.archive)),
        ("note", _escape(_note(citation))),
    ]
    lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return f"@article{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def _note(citation: Citation) -> str:
    """Which edition, in the language of the format."""
    if not citation.edition:
        return ""
    when = f" of {citation.edition_on.stamp}" if citation.edition_on else ""
    return f"edition {citation.edition}{when}"


def _names(names: tuple[Name, ...]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    """A name in one piece is braced, or BibTeX would part it by itself."""
    return _escape(name.inverted) if name.family else f"{{{_escape(name.printed)}}}"


def _escape(text: str) -> str:
    return " ".join(text.split()).translate(_COMMANDS)
