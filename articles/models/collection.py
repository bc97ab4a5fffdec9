from __future__ import annotations

from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import StoredHTMLField
from articles.models.alphabet import IndexKey


class Collection(models.Model):
    """An ordered, introduced dossier of articles."""

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("Markdown."))
    introduction_html = StoredHTMLField(blank=True, editable=False)
    articles: models.ManyToManyField = models.ManyToManyField(
        "articles.Article", through="articles.CollectionEntry", related_name="collections"
    )

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ("title",)
        indexes = [
            # The index of collections, in the order of the alphabet.
            models.Index(IndexKey("slug"), F("slug"), name="collection_in_index"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:collection", args=[self.slug])


class CollectionAlias(models.Model):
    """A former slug of a collection; its address redirects."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="aliases")
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug


class CollectionEntry(models.Model):
    """One article's place in a collection, with the editor's note on it."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="entries")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    note = models.TextField(_("note"), blank=True, help_text=_("Plain text."))

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "article"], name="collection_article_once"
            ),
            models.UniqueConstraint(
                fields=["collection", "position"],
                name="collection_one_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.article}"
