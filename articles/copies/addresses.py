"""Where the other forms of a piece are found: beside it, under its own address."""

from __future__ import annotations

from articles.models import Article

FORMS = ("pdf", "md", "json", "bib", "ris", "csl.json")


def copy_path(article: Article, form: str) -> str:
    """``/2020/01/04/slug.pdf``, and ``/2020/01/04/slug/print/`` for paper."""
    if form == "print":
        return f"{article.address}print/"
    return f"{article.address.removesuffix('/')}.{form}"


def file_name(article: Article, form: str) -> str:
    """What the copy is called once it is somebody's file: ``2020-01-04-slug.pdf``."""
    return f"{article.date_stamp}-{article.slug}.{form}"
