from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import StoredHTMLField


class CommentEdition(models.Model):
    """What a comment said before it was changed; kept for moderators, erased with its author."""

    class Cause(models.TextChoices):
        AUTHOR = "author", _("edited by its author")
        EDIT = "edit", _("edited by a moderator")
        REDACTION = "redaction", _("a passage redacted by a moderator")
        UNDO = "undo", _("a change undone")

    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    author_name = models.CharField(max_length=200, blank=True)
    website = models.URLField(max_length=500, blank=True)
    body = models.TextField()
    body_html = StoredHTMLField(editable=False)
    # What replaced it, when, and by whom where that was a moderator.
    cause = models.CharField(max_length=10, choices=Cause)
    replaced_at = models.DateTimeField(db_default=Now())
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ("comment", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "number"], name="comment_edition_number_unique"
            ),
            models.CheckConstraint(
                condition=Q(cause__in=["author", "edit", "redaction", "undo"]),
                name="comment_edition_cause_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}, {self.number}"
