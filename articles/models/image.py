from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _


class Image(models.Model):
    """A picture with what has to stand beside it; the file is known by its digest.

    ``file`` is the original, byte for byte, which no reader is ever sent: it may hold where it was
    taken and by whom. Readers get ``renditions``, which hold nothing but the picture.
    """

    file = models.FileField(_("file"), upload_to="originals/", max_length=200)
    digest = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256, hexadecimal
    # As it is looked at: upright.
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    # {"name": "images/…-960.webp", "width": 960, "height": 640, "type": "image/webp"}, the smaller
    # before the larger, and last the one JPEG, for whatever knows nothing newer.
    renditions = models.JSONField(default=list, blank=True, editable=False)
    alt = models.CharField(
        _("what it shows"),
        max_length=500,
        blank=True,
        help_text=_("For readers who don’t see it. Empty only if it says nothing the text lacks."),
    )
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    # The point that must stay in sight where a picture is cut: per cent from the left and the top.
    focal_x = models.PositiveSmallIntegerField(_("focal point from the left"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("focal point from the top"), default=50)
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
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="image_focal_point_in_it",
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.caption or str(self.file)

    @property
    def focus(self) -> str:
        """The classes that keep its focal point in sight where it is cut (focus.css): tenths."""
        return f"focus-x-{round(self.focal_x / 10)} focus-y-{round(self.focal_y / 10)}"

    @property
    def sources(self) -> list[tuple[str, str]]:
        """(type, srcset) for each form but the last, the lightest first."""
        found: dict[str, list[str]] = {}
        for rendition in self.renditions[:-1]:
            address = default_storage.url(rendition["name"])
            found.setdefault(rendition["type"], []).append(f"{address} {rendition['width']}w")
        return [(kind, ", ".join(addresses)) for kind, addresses in found.items()]

    @property
    def fallback(self) -> dict[str, Any]:
        """The JPEG with its ``width`` and ``height``: for old browsers, and for other sites."""
        last: dict[str, Any] = self.renditions[-1]
        return last

    @property
    def fallback_url(self) -> str:
        """Its address, from the site's root unless another host keeps the pictures."""
        return default_storage.url(self.fallback["name"])

    @property
    def thumbnail_url(self) -> str:
        """The smallest that every browser of today shows."""
        return default_storage.url(self.renditions[0]["name"])


class ImageUse(models.Model):
    """That a piece shows a picture, or that readers once saw it in one of its editions.

    A picture goes only while it has none: old editions keep naming its files.
    """

    image = models.ForeignKey(Image, models.PROTECT, related_name="uses")
    # The index that it would have begins the constraint below.
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="image_uses", db_index=False
    )
    is_current = models.BooleanField(default=True)  # False: earlier editions alone show it

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "image"], name="image_use_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.image}"
