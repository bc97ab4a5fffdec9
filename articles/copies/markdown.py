"""A piece as Markdown: what is known of it as YAML between two rules, and its words below."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from django.core.cache import caches
from django.utils.timezone import localdate

from archive.lib import partial_dates
from archive.lib.addresses import full_address, outward
from articles.as_markdown import Converter
from articles.citing import Citation, cite
from articles.correcting import corrections_in_force
from articles.models import Article

# What YAML's readers take for the end of a line, or refuse to read unless it is escaped.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Nested more deeply or longer, it would cost seconds; such a piece comes without its marks.
_MOST_HTML = 400_000
_MOST_ITEMS = 2_000


def write(article: Article) -> str:
    """The whole file. A piece that came as HTML is put into Markdown, once for each state of it."""
    facts = {name: value for name, value in _facts(article, cite(article)).items() if value}
    lines = [f"{name}: {_yaml(value)}" for name, value in facts.items()]
    return "\n".join(["---", *lines, "---", "", _body(article).strip(), ""])


def _facts(article: Article, citation: Citation) -> dict[str, Any]:
    bylines = article.bylines.all()
    source = article.publication
    return {
        "title": article.title,
        "dek": article.dek,
        "authors": [{"name": line.printed_name, "role": line.role} for line in bylines],
        "dateline": article.dateline,
        "date": article.date_stamp,
        "first_published": citation.original.stamp if citation.original else "",
        "edition": _edition(citation),
        "corrections": _corrections(article),
        "language": article.language,
        "address": citation.address,
        "archive": citation.archive,
        "source": source and {"name": source.name, "address": outward(source.url)},
        "original_address": outward(article.original_url),
        "licence": source and _licence(source.licence, outward(source.licence_url)),
        "image": _image(article),
        "topics": [topic.name for topic in article.topics.all()],
    }


def _edition(citation: Citation) -> dict[str, Any]:
    when = citation.edition_on
    return {
        "number": citation.edition,
        "date": when.stamp if when else "",
        "address": citation.edition_address,
    }


def _corrections(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "kind": note.kind,
            "date": partial_dates.stamp(localdate(note.published_at), Article.Precision.DAY),
            "edition": note.edition_number,
            "text": note.text,
        }
        for note in corrections_in_force(article)
    ]


def _licence(name: str, address: str) -> dict[str, str]:
    return {"name": name, "address": address} if name else {}


def _image(article: Article) -> dict[str, str]:
    image = article.lead_image
    if image is None:
        return {}
    said = {"alt": image.alt, "caption": image.caption, "credit": image.credit}
    return {"address": full_address(image.fallback_url), **said}


def _yaml(value: Any) -> str:
    """JSON is YAML, but for characters that YAML wants escaped."""
    written = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda character: f"\\u{ord(character[0]):04x}", written)


def _body(article: Article) -> str:
    if article.body_format == Article.BodyFormat.MARKDOWN:
        return article.body
    html = str(article.body_html)
    digest = sha256(html.encode()).hexdigest()
    key = f"markdown-{version('markdownify')}-{digest}"
    return str(caches["copies"].get_or_set(key, lambda: _converted(html, article.body_text)))


def _converted(html: str, text: str) -> str:
    """The HTML as Markdown; its plain text, where it is too long or too deeply nested for that."""
    if len(html) > _MOST_HTML or html.count("<li") > _MOST_ITEMS:
        return text
    try:
        return str(Converter(heading_style="ATX", bullets="-").convert(html))
    except RecursionError:
        return text
