"""Putting an article's words down: every save of a text goes through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import Rendered, outline, render_article
from articles.addresses import public_address, remember_address
from articles.imaging.uses import note_uses
from articles.likeness import fingerprint_on_commit
from articles.links.copies import with_copies
from articles.links.finding import find_links_on_commit
from articles.models import Article, Collection, CollectionEntry, Edition
from articles.record.freezing import freeze, freeze_collection
from articles.related import relate_on_commit
from articles.search.index import index
from articles.websub import announce, feeds_left_by

WITHDRAWN_MEANWHILE = _(
    "The piece was withdrawn meanwhile, and stays so. A chief editor can restore it; until then "
    "what you typed can be saved as a draft."
)

NUMBERS = {"edition_number", "edition_at", "draft_number"}


class WithdrawnMeanwhile(ValueError):
    """The piece was withdrawn after it was read. The message is a sentence for its editor."""


def write(
    *,
    article: Article,
    imported: bool = False,
    body: Rendered | None = None,
    restores: bool = False,
    file: Callable[[Article], object] | None = None,
    by: User | None = None,
    significance: str = Edition.Significance.MINOR,
    note: str = "",
    begins_at: datetime | None = None,
) -> Article:
    """Render the text, date the address, save and freeze the edition, in one transaction.

    A public piece whose address changes keeps its former one working. An editor's save
    (``imported`` false) tells later imports to leave the piece alone; an import may have
    rendered the ``body`` already, and has the piece found, related and frozen itself when bylines
    and topics stand. ``file`` sets those of an editor's save, before the edition is frozen with
    them. What was withdrawn stays so unless this ``restores`` it, as publishing does.

    Raises ``MarkupRefused`` if the text can't be rendered, ``WithdrawnMeanwhile``, ``SealedText``,
    and ``IntegrityError`` where the database's constraints say no. Costs one rendering
    (milliseconds, at most five seconds).
    """
    render_body(article, body)
    article.date_address()
    if not imported:
        article.import_digest = ""
    with transaction.atomic():
        if not (imported or restores):
            refuse_withdrawn(article)
        former, left = public_address(article.pk), [] if imported else feeds_left_by(article)
        save_but_numbers(article)
        find_links_on_commit(article)
        note_uses(article)
        if former:
            remember_address(article=article, path=former)
        if file:
            file(article)
        if not imported:
            freeze(article, by=by, significance=significance, note=note, begins_at=begins_at)
            index(article)
            relate_on_commit(article)
            fingerprint_on_commit(article)
            announce(article, left)
    return article


def refuse_withdrawn(article: Article) -> None:
    """Raises ``WithdrawnMeanwhile`` for what would undo a withdrawal that it knows nothing of.

    One query, which locks the row until the transaction ends: no withdrawal comes in between.
    """
    if article.pk is None or article.status == Article.Status.WITHDRAWN:
        return
    stored = Article.objects.select_for_update(no_key=True).filter(pk=article.pk)
    if stored.values_list("status", flat=True).first() == Article.Status.WITHDRAWN:
        raise WithdrawnMeanwhile(WITHDRAWN_MEANWHILE)


def save_but_numbers(article: Article) -> None:
    """Editions and drafts are counted on the row itself: what was read of that may be old."""
    if article._state.adding:
        article.save()
        return
    fields = {field.name for field in article._meta.concrete_fields if not field.primary_key}
    article.save(update_fields=fields - NUMBERS)


def render_body(article: Article, rendered: Rendered | None = None) -> None:
    """Fill in what is made of the body's source: HTML, text, sections, length; saves nothing."""
    rendered = rendered or render_article(article.body, article.body_format)
    rendered = with_copies(article, rendered)
    article.body_html = rendered.html
    article.body_text = rendered.text
    article.renderer_version = rendered.version
    found = outline(rendered.html, rendered.text)
    article.contents = found.contents
    article.word_count, article.has_embeds = found.words, found.has_embeds


def write_collection(
    *,
    collection: Collection,
    entries: Iterable[CollectionEntry] | None = None,
    by: User | None = None,
    note: str = "",
) -> Collection:
    """Render a collection's introduction, save it and freeze its state, in one transaction.

    ``entries`` takes the place of all that it had; without, they stay. Raises ``MarkupRefused``.
    """
    render_introduction(collection)
    with transaction.atomic():
        collection.save()
        if entries is not None:
            collection.entries.all().delete()
            CollectionEntry.objects.bulk_create(entries)
        freeze_collection(collection, by=by, note=note)
    return collection


def render_introduction(collection: Collection) -> None:
    """Fill in the introduction's HTML; saves nothing. Raises ``MarkupRefused``."""
    collection.introduction_html = render_article(collection.introduction, "introduction").html
