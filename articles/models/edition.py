from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Frozen(models.Model):
    """A public state as it was: numbered, hashed over its content and the state before it.

    The database refuses to change or delete a row. ``content`` is the canonical text that
    ``content_digest`` is the SHA-256 of; ``digest`` is that of the canonical header, which names
    the content's digest and that of the state before (articles/record/canonical.py).
    """

    class Significance(models.TextChoices):
        FIRST = "first", _("first published")
        MINOR = "minor", _("minor fix")
        MAJOR = "major", _("significant change")

    number = models.PositiveIntegerField()
    begins_at = models.DateTimeField()  # since when readers have it
    recorded_at = models.DateTimeField()  # when the row was written
    significance = models.CharField(max_length=5, choices=Significance)
    note = models.CharField(_("change note"), max_length=300, blank=True)
    content = models.TextField()
    content_digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)  # '' for the first
    digest = models.CharField(max_length=64, unique=True)
    # Not part of what is hashed, nor shown to readers.
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ("-number",)


class Edition(Frozen):
    """A public state of a piece: everything that a reader saw of it."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="editions")
    # Characters of text that came and went since the edition before.
    added = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)

    class Meta(Frozen.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [("seal_edition", _("Can seal an edition"))]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_numbered_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="edition_number_positive"),
            models.CheckConstraint(
                condition=Q(significance__in=["first", "minor", "major"]),
                name="edition_significance_known",
            ),
        ]
        indexes = [
            # The state that was in force at a moment.
            models.Index(F("article"), F("begins_at").desc(), name="edition_at_moment"),
            # All that was published, in the order in which it was: the start page, the record.
            models.Index(F("recorded_at").desc(), F("id").desc(), name="edition_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.number}"


class CollectionEdition(Frozen):
    """A public state of a collection: its introduction, its pieces in order, the notes on them."""

    collection = models.ForeignKey("articles.Collection", models.PROTECT, related_name="editions")

    class Meta(Frozen.Meta):
        verbose_name = _("state of a collection")
        verbose_name_plural = _("states of collections")
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "number"], name="collection_edition_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(significance__in=["first", "minor", "major"]),
                name="collection_edition_significance_known",
            ),
        ]
        indexes = [
            # The state that was in force at a moment.
            models.Index(
                F("collection"), F("begins_at").desc(), name="collection_edition_at_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.collection}: {self.number}"


class Seal(models.Model):
    """That an edition's text is withheld from everybody; its number, date and digest stay."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="seal")
    reason = models.CharField(_("reason"), max_length=300)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="seal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.reason}"
