from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from comments.querysets import ClosingRuleQuerySet


class CheckSetting(models.Model):
    """What a head moderator set for one check of the screening; without a row it is as written."""

    code = models.CharField(max_length=30, unique=True)
    is_on = models.BooleanField(_("on"), default=True)
    number = models.PositiveIntegerField(_("limit"), null=True, blank=True)
    changed_at = models.DateTimeField(db_default=Now())
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.code


class WordRule(models.Model):
    """A word or phrase that a comment is refused for, or held."""

    class Kind(models.TextChoices):
        BLOCKED = "blocked", _("blocked: the comment is refused")
        SUSPECT = "suspect", _("suspect: the comment is held")

    words = models.CharField(_("word or phrase"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SUSPECT)
    is_whole = models.BooleanField(
        _("whole words only"),
        default=True,
        help_text=_("So that “press” leaves “WordPress” alone."),
    )
    added_at = models.DateTimeField(db_default=Now())
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ("words",)
        constraints = [
            models.UniqueConstraint(
                Lower("words"),
                name="word_rule_once",
                violation_error_message=_("This is in the list already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["blocked", "suspect"]) & ~Q(words=""),
                name="word_rule_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class ClosingRule(models.Model):
    """When threads close by themselves, on the whole site or under one topic.

    The database holds one of each kind for a place. Ending a rule ends the row.
    """

    class Kind(models.TextChoices):
        AGE = "age", _("days after publication")
        SILENCE = "silence", _("days without a new comment")
        COMMENTS = "comments", _("comments in the thread")
        REPORTS = "reports", _("reports within an hour")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    number = models.PositiveIntegerField(_("number"))
    topic = models.ForeignKey("articles.Topic", models.PROTECT, null=True, blank=True)
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Readers see it under the thread.")
    )
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = ClosingRuleQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ("id",)
        constraints = [
            # Also the index by which a thread finds the rules that hold for it.
            models.UniqueConstraint(
                fields=["kind", "topic"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="closing_rule_one_in_force",
                violation_error_message=_("There is such a rule already: change that one."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["age", "silence", "comments", "reports"])
                & Q(number__gte=1, number__lte=100_000),
                name="closing_rule_possible",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"
