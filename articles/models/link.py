from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from articles.querysets import LinkQuerySet


class Link(models.Model):
    """An address on another site that pieces lead to, and what was found there last."""

    class State(models.TextChoices):
        UNKNOWN = "unknown", _("not looked at yet")
        ALIVE = "alive", _("alive")
        TROUBLED = "troubled", _("did not answer")  # perhaps only now
        DEAD = "dead", _("dead")
        REFUSED = "refused", _("not looked at")  # an address that we do not fetch
        FINE = "fine", _("fine, says an editor")  # who need not be told again

    # Those that are not looked at.
    LEFT_ALONE = (State.REFUSED, State.FINE)

    url = models.TextField(_("address"))
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the address
    host = models.CharField(max_length=255)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UNKNOWN)
    answer = models.PositiveSmallIntegerField(null=True)  # the last HTTP status, if there was one
    reason = models.CharField(max_length=200, blank=True)  # what was found, in words
    failures = models.PositiveSmallIntegerField(default=0)  # one after the other
    first_failed_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    check_at = models.DateTimeField(db_default=Now())  # when to look next
    # The archived copy nearest to the piece that first led there; and by hand where one was chosen.
    archived_url = models.TextField(_("archived copy"), blank=True)
    archived_at = models.DateTimeField(_("copied"), null=True, blank=True)
    copy_by_hand = models.BooleanField(default=False)  # no archive is asked then
    added_at = models.DateTimeField(db_default=Now())
    articles: models.ManyToManyField = models.ManyToManyField(
        "articles.Article", through="articles.ArticleLink", related_name="links"
    )

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbound link")
        verbose_name_plural = _("outbound links")
        default_permissions = ("view", "change")
        ordering = ("-first_failed_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["unknown", "alive", "troubled", "dead", "refused", "fine"]),
                name="link_state_known",
            ),
        ]
        indexes = [
            # What is to be looked at next.
            models.Index(
                fields=["check_at"], condition=~Q(state__in=["refused", "fine"]), name="link_due"
            ),
            # Those of a host that asks to be left alone for a while.
            models.Index(fields=["host"], name="link_host"),
            # The dead ones, the last to die first.
            models.Index(
                F("first_failed_at").desc(),
                F("id").desc(),
                condition=Q(state="dead"),
                name="link_dead",
            ),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def offered_copy(self) -> tuple[str, datetime | None]:
        """What readers are offered beside it: the copy of a dead one; '' for nothing."""
        is_dead = self.state == self.State.DEAD and self.archived_url
        return (self.archived_url, self.archived_at) if is_dead else ("", None)


class ArticleLink(models.Model):
    """That a piece leads to an address; worked out of its text whenever it is written."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="outbound_links")
    link = models.ForeignKey(Link, models.CASCADE, related_name="places")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "link"], name="article_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.link_id}"
