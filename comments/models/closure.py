from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from archive.lib import dates
from comments.querysets import ClosureQuerySet


class Closure(models.Model):
    """That comments were closed by hand, or by a rule that counts reports; reopening ends the row.

    For the whole site (neither article nor topic), for a topic, a thread or one branch. A row that
    says ``open`` is the decision that a thread stays open, whatever rules or its topic say.
    """

    class Kind(models.TextChoices):
        CLOSED = "closed", _("closed")
        OPEN = "open", _("kept open")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CLOSED, editable=False)
    article = models.ForeignKey(
        "articles.Article", models.PROTECT, null=True, blank=True, related_name="closures"
    )
    topic = models.ForeignKey(
        "articles.Topic", models.PROTECT, null=True, blank=True, related_name="+"
    )
    branch = models.ForeignKey(
        "comments.Comment", models.PROTECT, null=True, blank=True, related_name="closures"
    )
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Readers see it under the thread.")
    )
    # The rule that made it, where nobody did.
    rule = models.ForeignKey(
        "comments.ClosingRule", models.PROTECT, null=True, editable=False, related_name="+"
    )
    # Empty where an imported page says only that it is closed; to come, where it closes on a date.
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
                fields=["article", "topic", "branch"],
                condition=Q(reopened_at__isnull=True),
                nulls_distinct=False,
                name="closure_one_in_force",
                violation_error_message=_("This is closed already."),
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=True, branch__isnull=True)
                | Q(article__isnull=False, topic__isnull=True),
                name="closure_one_place",
            ),
            models.CheckConstraint(
                condition=Q(kind="closed")
                | Q(kind="open", article__isnull=False, branch__isnull=True),
                name="closure_open_is_of_a_thread",
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
        indexes = [
            # What is closed as a whole: the site and topics, for every thread that is shown.
            models.Index(
                F("topic"),
                condition=Q(article__isnull=True, reopened_at__isnull=True),
                name="closure_of_many",
            ),
        ]

    def __str__(self) -> str:
        place = self.article or self.topic or _("the whole site")
        return f"{self.get_kind_display()}: {place}"
