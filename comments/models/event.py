from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Now
from django.utils.translation import gettext_lazy as _

from comments.querysets import ModerationEventQuerySet


class ModerationEvent(models.Model):
    """What was done or decided, on what, when and why. A trigger lets nobody change a row.

    The rows of one act share its ``act``, so that a bulk act is undone whole; an undoing names
    the act that it ``undoes``. ``before`` and ``after`` hold the fields that changed, by name, and
    never a text or a name: former texts are the comment's editions, which can be erased.
    """

    class Verb(models.TextChoices):
        APPROVE = "approve", _("approved")
        HOLD = "hold", _("held")
        REMOVE = "remove", _("removed")
        SPAM = "spam", _("marked as spam")
        REDACT = "redact", _("redacted")
        EDIT = "edit", _("edited")
        MOVE = "move", _("moved")
        CLOSE = "close", _("closed")
        REOPEN = "reopen", _("reopened")
        SETTLE = "settle", _("reports settled")
        BAN = "ban", _("banned")
        LIFT = "lift", _("ban lifted")
        RULE = "rule", _("rule changed")
        UNDO = "undo", _("undone")
        # By nobody in particular, or by the comment's own author.
        SCREEN = "screen", _("screened")
        REFUSE = "refuse", _("refused")
        CONFIRM = "confirm", _("published once its author was confirmed")
        REVISE = "revise", _("edited by its author")
        WITHDRAW = "withdraw", _("removed by its author")
        ERASE = "erase", _("author’s details erased")

    at = models.DateTimeField(db_default=Now())
    # Empty for automatic verdicts and for what authors did to their own comments.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    act = models.UUIDField(default=uuid.uuid4)
    undoes = models.UUIDField(null=True)
    article = models.ForeignKey("articles.Article", models.PROTECT, null=True, related_name="+")
    comment = models.ForeignKey(
        "comments.Comment", models.PROTECT, null=True, related_name="moderation_events"
    )
    reason = models.CharField(max_length=300, blank=True)
    # Codes of the checks that led to an automatic verdict.
    reasons = ArrayField(models.CharField(max_length=30), default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = ModerationEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("moderation event")
        verbose_name_plural = _("moderation events")
        default_permissions = ()
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    verb__in=[
                        *("approve", "hold", "remove", "spam", "redact", "edit", "move"),
                        *("close", "reopen", "settle", "ban", "lift", "rule", "undo"),
                        *("screen", "refuse", "confirm", "revise", "withdraw", "erase"),
                    ]
                ),
                name="moderation_verb_known",
            ),
            models.CheckConstraint(
                condition=Q(undoes__isnull=True) | Q(verb="undo"), name="moderation_undo_says_what"
            ),
            # An act is undone once, whoever asks for it at the same moment.
            models.UniqueConstraint(
                fields=["undoes", "comment", "article"],
                condition=Q(undoes__isnull=False),
                nulls_distinct=False,
                name="moderation_undone_once",
            ),
        ]
        indexes = [
            # The record of one thread, newest first.
            models.Index(F("article"), F("id").desc(), name="moderation_of_article"),
            # A moderator's last act, and the record of one moderator.
            models.Index(F("actor"), F("id").desc(), name="moderation_of_actor"),
            # The rows of one act, and the last of them, which stands for it in the log.
            models.Index(F("act"), F("id").desc(), name="moderation_of_act"),
            # Acts without automatic verdicts, and these alone: the log's two halves.
            models.Index(
                F("id").desc(),
                condition=~Q(verb__in=["screen", "refuse"]),
                name="moderation_acts",
            ),
            models.Index(
                F("id").desc(),
                condition=Q(verb__in=["screen", "refuse"]),
                name="moderation_verdicts",
            ),
            # A move stands under the piece that the branch left: this is for the one it came to.
            models.Index(
                Cast(KeyTextTransform("article", "after"), models.BigIntegerField()),
                F("id").desc(),
                condition=Q(verb="move"),
                name="moderation_moved_to",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor or _('automatic')}: {self.get_verb_display()}"
