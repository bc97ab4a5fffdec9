from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Activity(models.Model):
    """What somebody did to something at the editors' desk, and when. Rows are added, never changed.

    ``kind`` is the model's name (``article``, ``topic`` …), ``label`` what the object was called
    then. ``before`` and ``after`` hold the facts that changed, by name, and never a text. The rows
    of one act share its ``act``, so that a bulk act is undone whole; an undoing names what it
    ``undoes``. articles/activity.py makes sentences of them.
    """

    at = models.DateTimeField(db_default=Now())
    # Empty for what nobody did by hand: an import, a change that was due.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=300, blank=True)
    act = models.UUIDField(default=uuid.uuid4)
    undoes = models.UUIDField(null=True)
    # One piece among many that an act changed; the row of the whole stands for them in lists.
    is_part = models.BooleanField(default=False, db_default=False)
    note = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activity")
        default_permissions = ()
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(verb__regex=r"^[a-z_]+$"), name="activity_verb_is_a_word"
            ),
            models.CheckConstraint(
                condition=Q(kind__regex=r"^[a-z_]+$"), name="activity_kind_is_a_word"
            ),
            # An act is undone once, whoever asks for it at the same moment.
            models.UniqueConstraint(
                fields=["undoes", "kind", "object_id"],
                condition=Q(undoes__isnull=False),
                name="activity_undone_once",
            ),
        ]
        indexes = [
            # The record of one object, newest first.
            models.Index(F("kind"), F("object_id"), F("id").desc(), name="activity_of_object"),
            # What was done last, and by one editor.
            models.Index(F("id").desc(), condition=Q(is_part=False), name="activity_newest"),
            models.Index(
                F("actor"),
                F("id").desc(),
                condition=Q(is_part=False),
                name="activity_newest_of_actor",
            ),
            # The rows of one act.
            models.Index(F("act"), F("id").desc(), name="activity_of_act"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.label}"
