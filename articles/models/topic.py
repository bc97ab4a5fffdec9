from __future__ import annotations

from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import StoredHTMLField
from articles.models.alphabet import IndexKey


class Topic(models.Model):
    """A subject under which articles are filed."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=200, unique=True, allow_unicode=True)
    description = models.TextField(_("introduction"), blank=True, help_text=_("Markdown."))
    description_html = StoredHTMLField(blank=True, editable=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("name",)
        indexes = [
            # The index of topics, in the order of the alphabet.
            models.Index(IndexKey("slug"), F("slug"), name="topic_in_index"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:topic", args=[self.slug])


class TopicAlias(models.Model):
    """A former slug of a topic, or that of one merged into it; its address redirects."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases")
    slug = models.SlugField(_("slug"), max_length=200, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug
