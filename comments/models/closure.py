from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from archive.lib import dates
from comments.querysets import ClosureQuerySet


class Closure(models.Model):
    """That a thread, or the branch under one comment, was closed; reopening ends the row."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="closures")
    branch = models.ForeignKey(
        "comments.Comment", models.PROTECT, null=True, blank=True, related_name="closures"
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Readers see it under the thread.")
    )
    # Empty where an imported page says only that it is closed.
    closed_at = models.DateTimeField(_("closed"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reopened_at = models.DateTimeField(_("reopened"), null=True, editable=False)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ("-id",)
        constraints = [
            # Also the index by which a thread finds out whether it is closed.
            models.UniqueConstraint(
                fields=["article", "branch"],
                condition=Q(reopened_at__isnull=True),
                nulls_distinct=False,
                name="closure_one_in_force",
                violation_error_message=_("This is closed already."),
            ),
            models.CheckConstraint(
                condition=Q(reopened_by__isnull=True) | Q(reopened_at__isnull=False),
                name="closure_reopened_has_time",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__range=(dates.EARLIEST, dates.LATEST)),
                name="closure_date_possible",
            ),
            models.CheckConstraint(
                condition=Q(until__range=(dates.EARLIEST, dates.LATEST)),
                name="closure_end_possible",
                violation_error_message=_("A thread can’t be closed until then: look at the year."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Closed: %(article)s")) % {"article": self.article}
