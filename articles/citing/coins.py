"""COinS: the citation as a query, in the title of an empty span, from where Zotero takes it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from articles.citing.citation import Citation


def write(citation: Citation) -> str:
    """The title of the span, still to be escaped.

    In Dublin Core, since COinS has no form for newspapers. Zotero reads its own name of the type.
    """
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", citation.title),
        *(("rft.au", name.inverted) for name in citation.authors),
        ("rft.source", citation.outlet),
        ("rft.date", citation.issued.stamp),
        ("rft.language", citation.language),
        ("rft.rights", citation.licence),
        ("rft.identifier", citation.address),
    ]
    return urlencode([(name, value) for name, value in fields if value], quote_via=quote)
