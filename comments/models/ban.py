from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from archive.lib import dates
from comments.querysets import BanQuerySet


class Ban(models.Model):
    """That somebody may not write: by name, e-mail address or network. Lifting it ends the row."""

    class Kind(models.TextChoices):
        NAME = "name", _("name")
        EMAIL = "email", _("e-mail")
        NETWORK = "network", _("network")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # What is compared: a name's skeleton, an address in lower case, a network's keyed hash.
    value = models.CharField(max_length=320)
    # What moderators read: the name or address as it was written, a network's first letters.
    shown = models.CharField(max_length=320)
    reason = models.CharField(_("reason"), max_length=300)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = BanQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ("-id",)
        constraints = [
            # Also the index by which every new comment is compared.
            models.UniqueConstraint(
                fields=["kind", "value"],
                condition=Q(lifted_at__isnull=True),
                name="ban_one_in_force",
                violation_error_message=_("This is banned already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["name", "email", "network"]) & ~Q(value=""),
                name="ban_names_somebody",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True) | Q(lifted_at__isnull=False),
                name="ban_lifted_has_time",
            ),
            models.CheckConstraint(
                condition=Q(until__range=(dates.EARLIEST, dates.LATEST)), name="ban_end_possible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.shown}"
