from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.alphabet import IndexKey


class Publication(models.Model):
    """The outlet where a piece first appeared, or the house itself."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    contact_line = models.CharField(
        _("contact line"), max_length=300, blank=True, help_text=_("Printed under its pieces.")
    )
    contact_url = models.URLField(_("contact address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    licence_url = models.URLField(_("licence address"), max_length=500, blank=True)
    is_house = models.BooleanField(
        _("the house"), default=False, help_text=_("This is our own paper. There can be one.")
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["is_house"],
                condition=Q(is_house=True),
                name="publication_one_house",
                violation_error_message=_("Another publication is already marked as the house."),
            ),
        ]
        indexes = [
            # The index of sources, in the order of the alphabet.
            models.Index(IndexKey("slug"), F("slug"), name="publication_in_index"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:source", args=[self.slug])


class PublicationAlias(models.Model):
    """A former slug of a publication, or that of one merged into it; its address redirects."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200, blank=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name or self.slug
