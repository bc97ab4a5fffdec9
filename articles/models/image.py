from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Image(models.Model):
    """A picture with what has to stand beside it; the file is known by its digest."""

    file = models.FileField(_("file"), upload_to="images/", max_length=200)
    digest = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256, hexadecimal
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    # Smaller and lighter forms: {"name": "images/…-640.webp", "width": 640, "type": "image/webp"}.
    renditions = models.JSONField(default=list, blank=True, editable=False)
    alt = models.CharField(
        _("what it shows"),
        max_length=500,
        blank=True,
        help_text=_("For readers who don’t see it. Empty only if it says nothing the text lacks."),
    )
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    licence_url = models.URLField(_("licence address"), max_length=500, blank=True)
    source_url = models.URLField(_("where it is from"), max_length=1000, blank=True)
    created_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0), name="image_has_a_size"
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.caption or str(self.file)
