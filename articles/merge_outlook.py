"""What a merge would do, in numbers: nothing takes it back, so it is said beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from articles.drafts.renaming import Name, drafts_naming
from articles.models import Article


@dataclass(frozen=True, slots=True)
class MergeOutlook:
    """Of one that goes: its ``pieces``, drafts included; of these how many are ``public``, how many
    the one that is kept has ``already``, and how many have a draft that is ``drafted`` anew."""

    gone: Name
    pieces: int
    public: int
    already: int
    drafted: int
    addresses: list[str]


def merge_outlook(*, keep: Name, gone: Name) -> MergeOutlook:
    """Five queries; changes nothing."""
    keys = gone.articles.order_by().values("pk")
    pieces = Article.objects.filter(pk__in=keys)
    both = pieces.filter(pk__in=keep.articles.order_by().values("pk"))
    place = gone.get_absolute_url().rstrip("/").rpartition("/")[0]
    former = gone.aliases.order_by("slug").values_list("slug", flat=True)
    return MergeOutlook(
        gone=gone,
        pieces=pieces.count(),
        public=Article.objects.published().filter(pk__in=keys).count(),
        already=both.count(),
        drafted=drafts_naming(gone).order_by().values("article").distinct().count(),
        addresses=[f"{place}/{slug}/" for slug in (gone.slug, *former)],
    )
