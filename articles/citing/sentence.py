"""The citation as a sentence of the page's language, ready to be copied."""

from __future__ import annotations

from django.utils.translation import gettext

from articles.citing.citation import Citation
from articles.citing.names import Name


def write(citation: Citation) -> str:
    """Who, what, where and when; then where it is kept, and as which edition.

    It leaves out when it was read, which a page that is made once for all cannot know.
    """
    said = [
        _listed(citation.authors),
        gettext("‘%(title)s’") % {"title": citation.title},
        _translated(citation),
        citation.outlet,
        citation.issued.printed,
        _earlier(citation),
        citation.archive and gettext("in %(archive)s") % {"archive": citation.archive},
        _edition(citation),
        citation.edition_address or citation.address,
    ]
    return ", ".join(filter(None, said))


def _listed(names: tuple[Name, ...]) -> str:
    """‘Ada Marsh, Bo Quay and Cleo Tran’."""
    *before, last = [name.printed for name in names] or [""]
    if not before:
        return last
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(before), "last": last}


def _translated(citation: Citation) -> str:
    names = _listed(citation.translators)
    return names and gettext("translated by %(names)s") % {"names": names}


def _earlier(citation: Citation) -> str:
    when = citation.original and citation.original.printed
    return gettext("first published %(when)s") % {"when": when} if when else ""


def _edition(citation: Citation) -> str:
    if not citation.edition or not citation.edition_on:
        return ""
    values = {"number": citation.edition, "when": citation.edition_on.printed}
    return gettext("edition %(number)s of %(when)s") % values
