from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """A numbered save of a piece's working text; readers never learn of it.

    Each save by hand adds one, so that what two editors changed can be merged from where they
    parted. The newest one that no edition was made of is what is worked on; where there is none,
    that is the piece itself. ``payload`` holds the piece's fields as they were typed
    (articles/drafts/payload.py). Number 0 is the piece as it stood before its first draft.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    # The edition it was begun over; 0 for a piece that has none.
    base_edition = models.PositiveIntegerField(default=0)
    payload = models.JSONField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(db_default=Now())
    # Of the page on which a new piece was begun: a form that is sent twice begins one piece.
    key = models.UUIDField(null=True, editable=False)
    # The edition that was made of it, or 0; and whether it was put away without making one.
    edition_number = models.PositiveIntegerField(default=0)
    is_discarded = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        default_permissions = ()
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="draft_numbered_once"),
            models.UniqueConstraint(
                fields=["saved_by", "key"],
                condition=Q(key__isnull=False),
                name="draft_one_piece_a_page",
            ),
        ]
        indexes = [
            # Pieces whose newest draft waits beside what readers have.
            models.Index(
                fields=["article"],
                condition=Q(edition_number=0, is_discarded=False),
                name="draft_waiting",
            ),
            # An editor's own work, last saved first.
            models.Index(F("saved_by"), F("saved_at").desc(), name="draft_of_editor"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class WorkingSave(models.Model):
    """What one editor has typed and not saved yet: it comes back after a crash, to them alone.

    A piece that was never saved has no row yet; the page that it is typed on names its ``key``.
    """

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="working_saves"
    )
    key = models.UUIDField(default=uuid.uuid4)
    base_number = models.PositiveIntegerField(default=0)  # of the draft that it was typed over
    payload = models.JSONField()
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("working save")
        verbose_name_plural = _("working saves")
        default_permissions = ()
        ordering = ("-saved_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["editor", "article"],
                condition=Q(article__isnull=False),
                name="working_save_one_a_piece",
            ),
            models.UniqueConstraint(
                fields=["editor", "key"],
                condition=Q(article__isnull=True),
                name="working_save_one_a_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.editor} {self.article or self.key}"


class Presence(models.Model):
    """That an editor has a piece open: told to whoever opens it too, and soon forgotten."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(db_default=Now())
    has_typed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "editor"], name="presence_once"),
        ]

    def __str__(self) -> str:
        return str(self.editor)
