from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Handling(models.Model):
    """That a moderator has a comment before them, so that a second one takes another."""

    comment = models.OneToOneField("comments.Comment", models.CASCADE, related_name="handling")
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(db_default=Now())

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.moderator}: {self.comment_id}"
