"""What the tests of the desk's verbs share: who does it, and a change that is saved and waits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.lib.horizon import horizon
from articles.drafts.payload import payload_of
from articles.drafts.saving import save_draft
from articles.models import Article, Draft, ScheduledChange
from articles.search.index import index


def make_colleague(name: str = "eva") -> User:
    return User.objects.get_or_create(username=name)[0]


def draft_change(article: Article, **typed: Any) -> Draft:
    """Save a draft over what readers have, or over the newest draft."""
    fresh = Article.objects.get(pk=article.pk)
    newest = fresh.drafts.first()
    payload = newest.payload if newest and not newest.edition_number else payload_of(fresh)
    return save_draft(
        article=fresh, payload=payload | typed, by=make_colleague(), base_number=fresh.draft_number
    )


def pass_the_minute() -> None:
    """Let what is scheduled be due: its minute is moved, as the clock can't be."""
    past = timezone.now() - timedelta(seconds=5)
    for piece in Article.objects.filter(published_at__gt=timezone.now()):
        piece.published_at = past
        piece.save()
        index(piece)
    ScheduledChange.objects.update(due_at=past)
    horizon.forget()
