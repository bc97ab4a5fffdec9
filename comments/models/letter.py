from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from comments.models.reader import LONGEST_HASH


class Letter(models.Model):
    """That somebody asked for a link by e-mail, so that nobody's mailbox is filled with them.

    Kept for a day, and holds no address: only keyed hashes.
    """

    class Kind(models.TextChoices):
        CONFIRMATION = "confirmation"
        RECORD = "record"

    kind = models.CharField(max_length=12, choices=Kind)
    recipient = models.CharField(max_length=LONGEST_HASH)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["confirmation", "record"]), name="letter_kind_known"
            ),
        ]
        indexes = [
            # How many went to an address lately.
            models.Index(fields=["recipient", "at"], name="letter_to_address"),
            # Those that are old enough to be deleted.
            models.Index(F("at"), name="letter_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.at:%Y-%m-%d}"
