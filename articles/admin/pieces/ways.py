"""The ways on from the page of a piece: where it is published, reviewed, withdrawn, looked into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from articles.states.scheduling import failed_change, waiting_change


class Way(NamedTuple):
    label: str
    address: str


def ways_on(article: Article, acts: set[str], *, has_changes: bool) -> Iterator[Way]:
    """What whoever may do these ``acts`` to the piece now is led to. Two queries at most."""
    yield from _states(article, acts, has_changes)
    yield from _sources(article, acts)
    if "correct" in acts:
        address = reverse("admin:articles_correction_add")
        yield Way(_("Add a correction"), f"{address}?article={article.pk}")


def _states(article: Article, acts: set[str], has_changes: bool) -> Iterator[Way]:
    """To another state."""
    if "publish" in acts and (has_changes or not article.is_public):
        yield _way(article, "publication", _("Publish …"))
    if "ask_review" in acts:
        yield _way(article, "review", _("Review …"))
    if "schedule" in acts and (waiting_change(article) or failed_change(article)):
        yield _way(article, "scheduled_change", _("Scheduled change"))
    if "take_back" in acts:
        yield _way(article, "taking_back", _("Take back to draft …"))
    if "withdraw" in acts:
        yield _way(article, "withdrawal", _("Withdraw …"))
    if "restore" in acts:
        yield _way(article, "restoration", _("Restore …"))


def _sources(article: Article, acts: set[str]) -> Iterator[Way]:
    """To what it was, and to what is like it."""
    if "curate" in acts and article.edition_number:
        yield _way(article, "editions", _("Editions"))
    if "write" not in acts:
        return
    if article.draft_number:
        yield _way(article, "drafts", _("Drafts"))
    yield _way(article, "article_likenesses", _("Nearly the same"))
    if article.body_format == Article.BodyFormat.HTML:
        yield _way(article, "conversion", _("Put into Markdown …"))


def _way(article: Article, page: str, label: str) -> Way:
    return Way(label, reverse(f"admin:articles_{page}", args=[article.pk]))
