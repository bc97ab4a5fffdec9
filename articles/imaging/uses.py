"""Which pieces show a picture, and which editions once did: what must not lose its files."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet

from articles.editing.picturing import NAME_LENGTH
from articles.models import Article, Draft, Image, ImageUse, ScheduledChange

# How a text names a picture (articles/editing/picturing.py).
NAMED = re.compile(r"^[ \t]*```picture[ \t]*\n[ \t]*([0-9a-f]{16})", re.MULTILINE)


def note_uses(article: Article) -> None:
    """Keep which pictures the piece shows now. What an edition has shown stays noted.

    One query where it shows none, three otherwise; in the transaction of who writes it.
    """
    shown = _shown(article)
    ended = article.image_uses.exclude(image__in=shown)
    if article.edition_number:
        ended.filter(is_current=True).update(is_current=False)
    else:
        ended.delete()
    if shown:
        ImageUse.objects.bulk_create(
            [ImageUse(article=article, image_id=key) for key in sorted(shown)],
            update_conflicts=True,
            unique_fields=["article", "image"],
            update_fields=["is_current"],
        )


def drafts_that_name(image: Image) -> QuerySet[Draft]:
    """What is worked on, or waits for its minute, and shows the picture once it is published.

    Reads the texts of all such drafts: it is asked for one picture, before it is deleted.
    """
    waiting = ScheduledChange.objects.filter(state=ScheduledChange.State.WAITING)
    drafts = Draft.objects.filter(edition_number=0, is_discarded=False)
    is_open = Q(number=F("article__draft_number")) | Q(pk__in=waiting.values("draft"))
    name = image.digest[:NAME_LENGTH]
    in_text = Q(payload__body__icontains=name, payload__body_format="markdown")
    return drafts.filter(is_open).filter(Q(payload__lead_image=image.pk) | in_text)


def _shown(article: Article) -> set[int]:
    """The keys of the picture above the text and of those in it."""
    shown = {article.lead_image_id} if article.lead_image_id else set()
    names = set(NAMED.findall(article.body)) if article.body_format == "markdown" else set()
    if names:
        named = reduce(or_, (Q(digest__startswith=name) for name in sorted(names)))
        shown |= set(Image.objects.filter(named).values_list("pk", flat=True))
    return shown
