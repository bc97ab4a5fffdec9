from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from articles.querysets import CorrectionQuerySet


class Correction(models.Model):
    """A public note on a piece, tied to the edition that made it; added, never changed or deleted.

    A later one may take the place of an earlier one, which stays in the record.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")
        UPDATE = "update", _("update")
        NOTE = "note", _("editor’s note")
        RETRACTION = "retraction", _("retraction")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("text"), help_text=_("Plain text: what was wrong, what is right."))
    is_prominent = models.BooleanField(
        _("above the text"), default=False, help_text=_("Otherwise it stands at the foot.")
    )
    edition_number = models.PositiveIntegerField(editable=False)
    published_at = models.DateTimeField(db_default=Now(), editable=False)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("takes the place of"),
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-published_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["correction", "clarification", "update", "note", "retraction"]
                ),
                name="correction_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="correction_not_of_itself",
            ),
        ]
        indexes = [
            # The page and the feed of all corrections, newest first.
            models.Index(F("published_at").desc(), F("id").desc(), name="correction_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"
