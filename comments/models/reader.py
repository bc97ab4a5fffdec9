from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from comments.querysets import OriginQuerySet

LONGEST_HASH = 32


class Reader(models.Model):
    """Somebody who writes here, known by an e-mail address alone: there are no passwords."""

    email = models.EmailField(_("e-mail"), unique=True)
    # When they first followed a link that was sent to it; empty until then.
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="reader_email_is_lower"),
        ]

    def __str__(self) -> str:
        return f"{_('reader')} {self.pk}"  # never the address: it may end in a log


class Origin(models.Model):
    """From where somebody tried to write, as keyed hashes; deleted some days later."""

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("published")
        HELD = "held", _("held")
        REFUSED = "refused", _("refused")

    # Empty where nothing came of it.
    comment = models.OneToOneField("comments.Comment", models.CASCADE, null=True)
    address = models.CharField(max_length=LONGEST_HASH)
    network = models.CharField(max_length=LONGEST_HASH)
    outcome = models.CharField(max_length=10, choices=Outcome)
    at = models.DateTimeField(db_default=Now())

    objects = OriginQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["published", "held", "refused"]),
                name="origin_outcome_known",
            ),
        ]
        indexes = [
            # How often an address has written lately.
            models.Index(fields=["address", "at"], name="origin_of_address"),
            # The same of its network; everything from a network on the desk.
            models.Index(fields=["network", "at"], name="origin_of_network"),
            # Those that are old enough to be deleted.
            models.Index(F("at"), name="origin_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome}, {self.at:%Y-%m-%d}"
