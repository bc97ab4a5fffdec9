from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Review(models.Model):
    """That a colleague was asked to look at a draft, and what came of it.

    A piece is in review while its row is open; it is closed by an approval, by being sent back
    with a note, or by being taken back.
    """

    class Verdict(models.TextChoices):
        OPEN = "open", _("waits")
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("sent back")
        TAKEN_BACK = "taken_back", _("taken back")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="reviews")
    draft_number = models.PositiveIntegerField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    note = models.TextField(_("note"), blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        default_permissions = ()
        ordering = ("-asked_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["open", "approved", "returned", "taken_back"]),
                name="review_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict="open", decided_at__isnull=True)
                | (~Q(verdict="open") & Q(decided_at__isnull=False)),
                name="review_decided_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="returned") | ~Q(answer=""), name="review_returned_says_why"
            ),
            models.UniqueConstraint(
                fields=["article"], condition=Q(verdict="open"), name="review_one_open"
            ),
        ]
        indexes = [
            # What waits for review, the oldest first.
            models.Index(fields=["asked_at"], condition=Q(verdict="open"), name="review_waiting"),
            # What somebody asked for, and what came of it.
            models.Index(F("asked_by"), F("asked_at").desc(), name="review_of_writer"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_verdict_display()}"


class ScheduledChange(models.Model):
    """A draft of a public piece that becomes its next edition at a stated minute.

    Whoever reads after that minute finds it done, whether or not anything ran at it
    (articles/states/scheduling.py). A row that could not be carried out says why in ``trouble``.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        DONE = "done", _("done")
        TAKEN_BACK = "taken_back", _("taken back")
        FAILED = "failed", _("failed")

    class Significance(models.TextChoices):
        MINOR = "minor", _("minor fix")
        MAJOR = "major", _("significant change")

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="scheduled_changes"
    )
    draft = models.ForeignKey("articles.Draft", models.RESTRICT, related_name="+")
    # The piece as readers had it when this was scheduled: what changes by then is merged in.
    base = models.JSONField(default=dict)
    due_at = models.DateTimeField(_("at"))
    significance = models.CharField(max_length=5, choices=Significance, default=Significance.MINOR)
    note = models.CharField(_("change note"), max_length=300, blank=True)
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    scheduled_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    ended_at = models.DateTimeField(null=True)
    edition_number = models.PositiveIntegerField(default=0)  # that it made; 0 while none
    trouble = models.TextField(blank=True)

    class Meta:
        verbose_name = _("scheduled change")
        verbose_name_plural = _("scheduled changes")
        default_permissions = ()
        ordering = ("due_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "done", "taken_back", "failed"]),
                name="scheduled_state_known",
            ),
            models.CheckConstraint(
                condition=Q(significance__in=["minor", "major"]),
                name="scheduled_significance_known",
            ),
            models.CheckConstraint(
                condition=Q(significance="minor") | ~Q(note=""),
                name="scheduled_change_says_what",
            ),
            models.UniqueConstraint(
                fields=["article"], condition=Q(state="waiting"), name="scheduled_one_waiting"
            ),
        ]
        indexes = [
            # What is due, and the next moment at which something will be.
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="scheduled_due"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.due_at:%Y-%m-%d %H:%M}"
