from __future__ import annotations

from django.db import models
from django.db.models import F
from django.db.models.functions import Now

from comments.models.reader import LONGEST_HASH


class FailedLogin(models.Model):
    """That somebody's password was wrong, so that nobody tries one after the other.

    Kept for a day, and holds neither address nor name: only keyed hashes.
    """

    address = models.CharField(max_length=LONGEST_HASH)
    name = models.CharField(max_length=LONGEST_HASH)  # with the address: alone it tells nothing
    at = models.DateTimeField(db_default=Now())

    class Meta:
        default_permissions = ()
        indexes = [
            # How many came from an address lately.
            models.Index(fields=["address", "at"], name="failed_login_from"),
            # Those that are old enough to be deleted.
            models.Index(F("at"), name="failed_login_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
