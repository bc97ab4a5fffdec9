"""CSL-JSON, version 1.0: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html."""

from __future__ import annotations

import json
from typing import Any

from articles.citing.citation import Citation, PartialDate
from articles.citing.names import Name

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def write(citation: Citation) -> str:
    """A list of one item, as reference managers read it."""
    item = {name: value for name, value in _item(citation).items() if value}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _item(citation: Citation) -> dict[str, Any]:
    return {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [_name(name) for name in citation.authors],
        "translator": [_name(name) for name in citation.translators],
        "editor": [_name(name) for name in citation.editors],
        "container-title": citation.outlet,
        "archive": citation.archive,
        "issued": _date(citation.issued),
        "original-date": citation.original and _date(citation.original),
        "edition": str(citation.edition or ""),
        "publisher-place": citation.place,
        "abstract": citation.abstract,
        "keyword": ", ".join(citation.topics),
        "language": citation.language,
        "URL": citation.address,
    }


def _name(name: Name) -> dict[str, str]:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": name.printed}


def _date(when: PartialDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [when.known]}
