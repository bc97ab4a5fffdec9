"""Which links are looked at next, by batches, for one who goes through many."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from urllib.parse import unquote, urlsplit

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import Resolver404, resolve
from django.utils import timezone

from articles.addresses import find_old_address
from articles.links.checking import claim_due
from articles.links.working_through import Taking
from articles.models import Article, ArticleLink, Link

TODAY = timedelta(hours=20)

Choice = tuple[Taking, int]  # and how many there are


def due_links() -> Choice:
    """Those whose turn it is."""
    return claim_due, _used().filter(check_at__lte=timezone.now()).count()


def all_links() -> Choice:
    """All that nobody looked at today: a second call goes on where the first was stopped."""
    rows = _used().filter(Q(checked_at=None) | Q(checked_at__lt=timezone.now() - TODAY))
    return _by_key(rows), rows.count()


def links_of(address: str) -> Choice:
    """Those of the piece at this address, its present one or a former. Raises ``LookupError``."""
    article = _piece_at(address)
    if article is None:
        raise LookupError(f"No piece stands at {address}")
    rows = _used().filter(articles=article)
    return _by_key(rows), rows.count()


def _piece_at(address: str) -> Article | None:
    """Whatever readers find there; of a whole address the path counts."""
    path = unquote(urlsplit(address).path)
    if old := find_old_address(path):
        return old.article
    try:
        match = resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return None
    if match.view_name != "articles:article":
        return None
    day, slug = match.kwargs["day"], match.kwargs["slug"]
    return Article.objects.filter(published_on=day.first, slug=slug).only("pk").first()


def _used() -> QuerySet[Link]:
    places = ArticleLink.objects.filter(link=OuterRef("pk"))
    return Link.objects.looked_at().filter(Exists(places))


def _by_key(rows: QuerySet[Link]) -> Taking:
    """In the order of their keys; what changes while it goes on comes no second time."""
    keys = rows.order_by("pk").values_list("pk", flat=True).iterator()

    def take(number: int) -> list[Link]:
        return list(Link.objects.filter(pk__in=list(islice(keys, number))))

    return take
