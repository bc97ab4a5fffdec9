"""RIS, which reference managers have read for thirty years: a tag and a value on each line."""

from __future__ import annotations

from articles.citing.citation import Citation, PartialDate

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"


def write(citation: Citation) -> str:
    """One record of a newspaper's article."""
    lines = [
        ("TY", "NEWS"),
        ("ID", citation.key),
        ("TI", citation.title),
        *(("AU", name.inverted) for name in citation.authors),
        *(("A2", name.inverted) for name in citation.editors),
        *(("A4", name.inverted) for name in citation.translators),
        ("T2", citation.outlet),
        ("PY", str(citation.issued.year)),
        ("DA", _slashed(citation.issued)),
        ("OP", citation.original.stamp if citation.original else ""),
        ("ET", str(citation.edition or "")),
        ("CY", citation.place),
        ("AB", citation.abstract),
        *(("KW", topic) for topic in citation.topics),
        ("LA", citation.language),
        ("UR", citation.address),
        ("DP", citation.archive),
    ]
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value.strip()]
    return "\r\n".join([*written, "ER  - ", ""])


def _slashed(when: PartialDate) -> str:
    """2020/01/04/ and 2020/01// and 2020///: what nobody knows stays empty."""
    month, day = (f"{part:02}" if part else "" for part in (when.month, when.day))
    return f"{when.year:04}/{month}/{day}/"
