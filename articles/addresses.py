"""Where an article used to be: former paths keep working for ever."""

from __future__ import annotations

from urllib.parse import unquote

from django.db.models import Model

from articles.models import (
    Article,
    AuthorAlias,
    CollectionAlias,
    OldAddress,
    PublicationAlias,
    TopicAlias,
)
from articles.models.address import article_path, as_asked_for

ADDRESS = ("published_on", "published_precision", "slug")  # what an address is made of
TEXTS = ("article__body", "article__body_html", "article__body_text")
# Where names have their addresses, what keeps their former ones, and which row those belong to.
FORMER_NAMES: dict[str, tuple[type[Model], str]] = {
    "authors": (AuthorAlias, "author"),
    "collections": (CollectionAlias, "collection"),
    "sources": (PublicationAlias, "publication"),
    "topics": (TopicAlias, "topic"),
}


def public_address(pk: int | None) -> str:
    """Where readers find the piece, or why it was withdrawn, as it is stored; '' if nowhere."""
    if pk is None:
        return ""
    seen = Article.objects.published() | Article.objects.withdrawn()
    stored = seen.filter(pk=pk).only(*ADDRESS).first()
    return stored.address if stored else ""


def remember_address(*, article: Article, path: str) -> None:
    """Keep a former path of the article working; a path it goes back to is an old one no more.

    A draft's former path answers 'not found', and leads to it once it is published again.
    """
    if article.status != Article.Status.DRAFT:
        OldAddress.objects.filter(path=article.address).delete()
        if path == article.address:
            return
    OldAddress.objects.update_or_create(path=path, defaults={"article": article, "gone_reason": ""})


def find_old_address(*paths: str) -> OldAddress | None:
    """The row for the first of these former paths that there was. One query.

    Each is tried as asked for, and with or without its last slash.
    """
    candidates = [spelling for path in paths for spelling in _spellings(as_asked_for(path))]
    found = OldAddress.objects.filter(path__in=candidates).select_related("article").defer(*TEXTS)
    rows = {row.path: row for row in found}
    return next((rows[candidate] for candidate in candidates if candidate in rows), None)


def former_owner(path: str, *, besides: int | None) -> Article | None:
    """The other piece that had this address: who took it would break what is cited. One query."""
    rows = OldAddress.objects.filter(path=path, article__isnull=False).exclude(article=besides)
    found = rows.select_related("article").defer(*TEXTS).first()
    return found.article if found else None


def former_slugs(article: Article, base: str) -> set[str]:
    """Slugs beginning so that lead to other pieces of its day: taken, as those are cited. One
    query."""
    if article.published_on is None:
        return set()
    path = article_path(article.published_on, base, article.published_precision)
    rows = OldAddress.objects.filter(path__startswith=path[:-1]).exclude(article=article.pk)
    paths = rows.values_list("path", flat=True)
    return {unquote(former.removesuffix("/").rpartition("/")[2]) for former in paths}


def find_former_name(kind: str, slug: str) -> str:
    """The present slug of what was called so: a topic, an author, a source or a collection. ''
    where nothing was. One query."""
    aliases, row = FORMER_NAMES[kind]
    found = aliases._default_manager.filter(slug=slug).values_list(f"{row}__slug", flat=True)
    return found.first() or ""


def _spellings(path: str) -> tuple[str, str]:
    bare, mark, query = path.partition("?")
    swapped = bare.rstrip("/") if bare.endswith("/") else bare + "/"
    return path, swapped + mark + query
