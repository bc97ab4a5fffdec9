"""The states that readers had when the record began: one of each piece, one of each collection.

Texts of earlier editions were not kept, so a piece that had three begins with number 3.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import migrations, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from tqdm import tqdm

from articles.record.canonical import content_of, content_of_collection
from articles.record.freezing import link

STRETCH = 100  # pieces that are held at a time
WORTH_SHOWING = 2_000


def freeze_all(apps: Any, schema_editor: Any) -> None:
    """Each stretch is a commit of its own: what breaks off goes on where it was."""
    count_those_to_come_anew(apps.get_model("articles", "Article"))
    freeze_pieces(apps.get_model("articles", "Article"), apps.get_model("articles", "Edition"))
    freeze_collections(
        apps.get_model("articles", "Collection"), apps.get_model("articles", "CollectionEdition")
    )


def count_those_to_come_anew(articles: Any) -> None:
    """Readers have no edition of them yet; each gets its number at its moment."""
    to_come = articles.objects.filter(status="published", published_at__gt=timezone.now())
    to_come.exclude(edition_number=0).update(edition_number=0, edition_at=None)


def freeze_pieces(articles: Any, editions: Any) -> None:
    seen = Q(status="published") | Q(status="withdrawn", edition_number__gt=0)
    recorded = editions.objects.filter(article=OuterRef("pk"))
    waiting = articles.objects.filter(seen, ~Exists(recorded), published_at__lte=timezone.now())
    number = waiting.count()
    bar = tqdm(total=number, unit="piece", disable=None if number > WORTH_SHOWING else True)
    last = 0
    while found := stretch(waiting.filter(pk__gt=last)):
        unnumbered = [article for article in found if not article.edition_number]
        for article in unnumbered:
            article.edition_number, article.edition_at = 1, article.published_at
        with transaction.atomic():
            editions.objects.bulk_create(first_state(editions, article) for article in found)
            articles.objects.bulk_update(unnumbered, ["edition_number", "edition_at"])
        last = found[-1].pk
        bar.update(len(found))
    bar.close()


def stretch(waiting: Any) -> list[Any]:
    rows = waiting.select_related("publication", "lead_image").order_by("pk")
    return list(rows.prefetch_related("bylines__author", "topics").defer("body_text")[:STRETCH])


def first_state(editions: Any, article: Any) -> Any:
    bylines = sorted(article.bylines.all(), key=lambda byline: (byline.position, byline.pk))
    made = editions(article_id=article.pk, number=article.edition_number, significance="minor")
    begins_at = article.edition_at or article.published_at
    link(made, None, content_of(article, bylines, article.topics.all()), begins_at)
    return made


def freeze_collections(collections: Any, editions: Any) -> None:
    recorded = editions.objects.filter(collection=OuterRef("pk"))
    rows = collections.objects.filter(~Exists(recorded)).order_by("pk").iterator(STRETCH)
    while found := list(islice(rows, STRETCH)):
        made = []
        for collection in found:
            public = collection.entries.filter(
                article__status="published", article__published_at__lte=timezone.now()
            )
            entries = public.select_related("article").order_by("position", "pk")
            made.append(editions(collection_id=collection.pk, number=1))
            link(made[-1], None, content_of_collection(collection, entries))
        editions.objects.bulk_create(made)


class Migration(migrations.Migration):

    atomic = False

    dependencies = [("articles", "0015_record_is_kept")]

    operations = [migrations.RunPython(freeze_all, migrations.RunPython.noop)]
