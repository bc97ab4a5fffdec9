from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class FrontPageQuerySet(models.QuerySet):
    def begun(self, moment: datetime | None = None) -> FrontPageQuerySet:
        """Those that had begun by this moment, now if none is given, the newest first.

        ``published_at`` is when each began: listings page by that name.
        """
        begun = self.filter(starts_at__lte=moment or Now())
        return begun.annotate(published_at=F("starts_at")).order_by("-published_at", "-id")

    def older_than(
        self, published_at: datetime, pk: int, precision: str = "day"
    ) -> FrontPageQuerySet:
        """What follows this key in a listing; no two begin at the same moment."""
        return self.filter(starts_at__lt=published_at)

    def newer_than(
        self, published_at: datetime, pk: int, precision: str = "day"
    ) -> FrontPageQuerySet:
        """What stands before this key in a listing."""
        return self.filter(starts_at__gt=published_at)


class FrontPage(models.Model):
    """A state of the front page that an editor composed; in force until the next one begins.

    States are added, not changed, once they have begun: ``/front/2020-10-02/`` shows them, and a
    trigger holds them to it. A state without slots hands the front page back to the newest pieces.
    """

    starts_at = models.DateTimeField(
        _("from"),
        unique=True,
        error_messages={"unique": _("Another front page begins at that minute already.")},
    )
    composed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("composed by"),
    )
    composed_at = models.DateTimeField(_("composed"), db_default=Now(), editable=False)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("For colleagues."))
    articles: models.ManyToManyField = models.ManyToManyField(
        "articles.Article", through="articles.FrontSlot", related_name="fronts"
    )

    objects = FrontPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        ordering = ("-starts_at",)

    def __str__(self) -> str:
        return date_format(timezone.localtime(self.starts_at), "DATETIME_FORMAT")

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def day(self) -> date:
        """The day on which it began, in the paper's time zone."""
        return timezone.localdate(self.starts_at)


class FrontSlot(models.Model):
    """A piece's place on a composed front page."""

    class Place(models.TextChoices):
        LEAD = "lead", _("lead")
        SECOND = "second", _("second")
        RIVER = "river", _("river")

    front = models.ForeignKey(FrontPage, models.CASCADE, related_name="slots")
    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="+")
    place = models.CharField(_("place"), max_length=10, choices=Place)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["front", "article"],
                name="front_article_once",
                violation_error_message=_("A piece stands on a front page once."),
            ),
            models.UniqueConstraint(
                fields=["front"], condition=models.Q(place="lead"), name="front_one_lead"
            ),
            models.CheckConstraint(
                condition=models.Q(place__in=["lead", "second", "river"]), name="front_place_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} {self.position}"


class FrontStrip(models.Model):
    """A collection whose first pieces stand in a strip of their own on a composed front page."""

    front = models.ForeignKey(FrontPage, models.CASCADE, related_name="strips")
    collection = models.ForeignKey("articles.Collection", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("strip")
        verbose_name_plural = _("strips")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(fields=["front", "collection"], name="front_collection_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.collection}"
