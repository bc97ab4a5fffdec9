from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from comments.models.reader import LONGEST_HASH
from comments.querysets import ReportQuerySet


class Report(models.Model):
    """That a reader asks moderators to look at a comment, and why."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("It insults or threatens somebody")
        HATRED = "hatred", _("It spreads hatred against a group")
        PRIVATE = "private", _("It tells something private about somebody")
        ILLEGAL = "illegal", _("It is against the law")
        SPAM = "spam", _("It is advertising or spam")
        TOPIC = "topic", _("It has nothing to do with the piece")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    words = models.TextField(_("in your words"), blank=True)
    reader = models.ForeignKey("comments.Reader", models.SET_NULL, null=True, related_name="+")
    # The keyed hash of the address it came from; emptied when origins are deleted.
    address = models.CharField(max_length=LONGEST_HASH, blank=True)
    at = models.DateTimeField(db_default=Now())
    # When a moderator decided about the comment with this before them.
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "address"],
                condition=~Q(address=""),
                name="report_once_from_an_address",
            ),
            models.CheckConstraint(
                condition=Q(
                    reason__in=["abuse", "hatred", "private", "illegal", "spam", "topic", "other"]
                ),
                name="report_reason_known",
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | Q(settled_at__isnull=False),
                name="report_settled_has_time",
            ),
        ]
        indexes = [
            # The queue of reported comments, and how many reports each has.
            models.Index(
                F("comment"), condition=Q(settled_at__isnull=True), name="report_unsettled"
            ),
            # Reports within an hour, for rules that close; those old enough to lose their hash.
            models.Index(F("at"), name="report_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.get_reason_display()}"
