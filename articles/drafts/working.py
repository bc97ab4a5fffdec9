"""What an editor has typed and not saved: kept every few seconds, for them alone."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.payload import Payload
from articles.drafts.presence import name_of
from articles.models import Article, WorkingSave

# Characters of JSON. A text has 2,000,000 at most, each up to six as it is written there.
LARGEST = 13_000_000
KEPT = timedelta(days=30)
# Drafts that were passed by, and no form is likely to be open on.
DRAFTS_KEPT = timedelta(days=90)
MOST_PAGES = 50  # new pieces of one editor that were never saved
KEEP = """
INSERT INTO articles_workingsave (editor_id, article_id, key, base_number, payload, saved_at)
VALUES (%s, %s, %s, %s, %s, clock_timestamp())
ON CONFLICT {place} DO UPDATE SET
    base_number = excluded.base_number, payload = excluded.payload, saved_at = excluded.saved_at
"""
# Those that no edition was made of, passed by or discarded, a batch at a time.
FORGET = """
DELETE FROM articles_draft WHERE id IN (
    SELECT draft.id FROM articles_draft AS draft JOIN articles_article AS piece
        ON piece.id = draft.article_id AND draft.number < piece.draft_number
    WHERE draft.saved_at < %s AND (draft.edition_number = 0 OR draft.is_discarded)
        AND NOT EXISTS (SELECT FROM articles_workingsave AS typed
            WHERE typed.article_id = piece.id AND typed.base_number <= draft.number)
        AND NOT EXISTS (SELECT FROM articles_scheduledchange AS planned
            WHERE planned.draft_id = draft.id)
    LIMIT 10000
)
"""
OF_PIECE = "(editor_id, article_id) WHERE article_id IS NOT NULL"
OF_PAGE = "(editor_id, key) WHERE article_id IS NULL"


class NotKept(ValueError):
    """It can't be kept; the message is a sentence for whoever typed it."""


class TooLarge(NotKept):
    """One text is longer than is kept."""


class TooMany(NotKept):
    """There are as many new pieces as the list of them shows: none is forgotten for another."""


class Newer(NamedTuple):
    """A draft that was saved after the one which somebody types over."""

    number: int
    by: str


def keep_working_save(
    *,
    editor: User,
    article: Article | None,
    key: uuid.UUID | None = None,
    base_number: int,
    payload: Payload,
) -> None:
    """Put what was typed in the place of what was kept before. One statement.

    A piece that has no row yet is known by the ``key`` of the page it is typed on: one more
    statement. Raises ``TooLarge``, and ``TooMany`` for such pieces.
    """
    text = json.dumps(payload, ensure_ascii=False)
    if len(text) > LARGEST:
        raise TooLarge(_("This is too long to be kept while you type. Please divide the text."))
    if article is None:
        _refuse_too_many(editor, key)
    place = OF_PAGE if article is None else OF_PIECE
    piece = article.pk if article else None
    values = [editor.pk, piece, key or uuid.uuid4(), base_number, text]
    with connection.cursor() as cursor:
        cursor.execute(KEEP.format(place=place), values)


def working_save_of(editor: User, article: Article) -> WorkingSave | None:
    """What this editor typed at the piece and did not save."""
    return WorkingSave.objects.filter(editor=editor, article=article).first()


def unsaved_pieces(editor: User) -> QuerySet[WorkingSave]:
    """New pieces that this editor typed and never saved, the last typed first."""
    return WorkingSave.objects.filter(editor=editor, article=None)[:MOST_PAGES]


def _refuse_too_many(editor: User, key: uuid.UUID | None) -> None:
    known = unsaved_pieces(editor).values_list("key", flat=True)
    if key not in known and len(known) >= MOST_PAGES:
        told = _(
            "You began %(number)d new pieces and saved none of them. Save or discard one: until "
            "then this one is not kept here while you type."
        )
        raise TooMany(told % {"number": MOST_PAGES})


def newer_than(article: Article, base_number: int) -> Newer | None:
    """The newest draft, where it is not the one that the typing began with. One query."""
    newest = article.drafts.filter(number__gt=base_number).select_related("saved_by").first()
    if newest is None:
        return None
    return Newer(newest.number, name_of(newest.saved_by) if newest.saved_by else "")


def tidy_drafts() -> None:
    """Forget typing of a month ago, and drafts of long ago that came to nothing: never a piece's
    newest, nor one that is newer than what somebody's typing was begun on."""
    now = timezone.now()
    WorkingSave.objects.filter(saved_at__lt=now - KEPT).delete()
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [now - DRAFTS_KEPT])
