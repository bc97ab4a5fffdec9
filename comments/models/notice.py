from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from comments.querysets import NoticeQuerySet, SubscriptionQuerySet


class Subscription(models.Model):
    """That a reader wants an e-mail about replies: to one comment, or in a whole thread."""

    class Pace(models.TextChoices):
        IMMEDIATE = "immediate", _("at once")
        DAILY = "daily", _("once a day")

    reader = models.ForeignKey("comments.Reader", models.CASCADE, related_name="subscriptions")
    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="+")
    # Everything under this comment; empty for the whole thread.
    comment = models.ForeignKey("comments.Comment", models.CASCADE, null=True, related_name="+")
    pace = models.CharField(max_length=10, choices=Pace, default=Pace.IMMEDIATE)
    # Of the page that it was asked for on, and so of the e-mails; empty for the site's own.
    language = models.CharField(max_length=10, blank=True, db_default="")
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "article", "comment"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="subscription_once",
            ),
            models.CheckConstraint(
                condition=Q(pace__in=["immediate", "daily"]), name="subscription_pace_known"
            ),
        ]
        indexes = [
            # Who wants to hear of a new comment.
            models.Index(
                F("article"), condition=Q(ended_at__isnull=True), name="subscription_of_thread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader}: {self.article_id}"


class Notice(models.Model):
    """That a reader is told of one comment: written before it is sent, so that none goes twice."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("sending")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        DROPPED = "dropped", _("dropped")

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="notices")
    reader = models.ForeignKey("comments.Reader", models.CASCADE, related_name="+")
    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["reader", "comment"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "failed", "dropped"]),
                name="notice_state_known",
            ),
        ]
        indexes = [
            # What is to be sent, the longest waiting first.
            models.Index(F("due_at"), condition=Q(state="waiting"), name="notice_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.reader}: {self.comment_id}, {self.state}"
