from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class ModerationEvent(models.Model):
    """What a moderator did, when and why. Rows are added and never changed: a trigger refuses."""

    class Verb(models.TextChoices):
        APPROVE = "approve", _("approved")
        HOLD = "hold", _("held")
        REMOVE = "remove", _("removed")
        SPAM = "spam", _("marked as spam")
        CLOSE = "close", _("closed")
        REOPEN = "reopen", _("reopened")

    at = models.DateTimeField(db_default=Now())
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="+")
    comment = models.ForeignKey(
        "comments.Comment", models.PROTECT, null=True, related_name="moderation_events"
    )
    reason = models.CharField(max_length=300, blank=True)
    former_status = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("moderation event")
        verbose_name_plural = _("moderation events")
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(verb__in=["approve", "hold", "remove", "spam", "close", "reopen"]),
                name="moderation_verb_known",
            ),
        ]
        indexes = [
            # The record of one thread, newest first.
            models.Index(F("article"), F("id").desc(), name="moderation_of_article"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_verb_display()}"
