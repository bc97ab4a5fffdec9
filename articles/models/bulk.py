from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class BulkAct(models.Model):
    """A change of many pieces: chosen, looked at beforehand, begun once, carried out in stretches.

    The pieces are those that were chosen, in the order in which they are taken; ``reached`` says
    how far it has come, so that what was cut off goes on there. What it did to each stands in the
    activity of its ``act``, and can be undone from there (articles/bulk/).
    """

    class Verb(models.TextChoices):
        UNDECIDED = "", _("not decided yet")
        RETAG = "retag", _("other topics")
        CHANGE_PUBLICATION = "change_publication", _("another publication")
        COLLECT = "collect", _("into a collection")
        UNDO = "undo", _("undone")

    class State(models.TextChoices):
        CHOSEN = "chosen", _("not begun")
        WAITING = "waiting", _("waits")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    act = models.UUIDField(default=uuid.uuid4, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(db_default=Now())
    pieces = ArrayField(models.BigIntegerField())
    verb = models.CharField(max_length=20, choices=Verb, default=Verb.UNDECIDED, blank=True)
    wish = models.JSONField(default=dict)  # which topics, which publication, which act to undo
    state = models.CharField(max_length=10, choices=State, default=State.CHOSEN)
    reached = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict)  # a reason, and how many pieces stayed by it
    ended_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)

    class Meta:
        verbose_name = _("change of many pieces")
        verbose_name_plural = _("changes of many pieces")
        default_permissions = ()
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["chosen", "waiting", "running", "done", "failed"]),
                name="bulk_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="chosen") | ~Q(verb=""), name="bulk_begun_is_decided"
            ),
        ]
        indexes = [
            # What somebody chose and never began, which is forgotten.
            models.Index(fields=["chosen_at"], condition=Q(state="chosen"), name="bulk_not_begun"),
        ]

    def __str__(self) -> str:
        return self.get_verb_display()
