"""What the codes of findings mean: for moderators a few words, for authors a sentence."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy

from comments.screening.verdict import Finding

LABELS = {
    "closed": gettext_lazy("closed thread"),
    "empty": gettext_lazy("empty"),
    "length": gettext_lazy("too long"),
    "honeypot": gettext_lazy("filled in what only machines see"),
    "haste": gettext_lazy("sent too quickly"),
    "banned": gettext_lazy("banned"),
    "rate": gettext_lazy("too many from one address"),
    "network": gettext_lazy("too many from one network"),
    "repeat": gettext_lazy("the same again"),
    "copied": gettext_lazy("the same text by others"),
    "links": gettext_lazy("many links"),
    "blocked": gettext_lazy("blocked words"),
    "suspect": gettext_lazy("suspect words"),
    "staff_name": gettext_lazy("a name like a staff member’s"),
    "mixed": gettext_lazy("look-alike letters"),
    "rejected": gettext_lazy("rejected lately"),
    "denounced": gettext_lazy("reported lately"),
    "outside": gettext_lazy("held by the outside service"),
    "no_answer": gettext_lazy("no answer from the outside service"),
    "unconfirmed": gettext_lazy("address not confirmed"),
    "first": gettext_lazy("a first comment"),
    "reported": gettext_lazy("reported by readers"),
    "edited": gettext_lazy("changed since a moderator let it through"),
}


def reason_label(code: str) -> str:
    """The code in moderators' words; a code that nobody knows any more as it is."""
    return str(LABELS.get(code, code))


def public_sentence(finding: Finding) -> str:
    """What the author is told. It says nothing by which a filter could be felt out."""
    if finding.sentence:
        return finding.sentence
    if finding.outcome == "refuse":
        return gettext("This comment can’t be taken.")
    return gettext("A moderator reads your comment before it appears.")
