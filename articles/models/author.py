from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.alphabet import IndexKey


class Author(models.Model):
    """Somebody who signs articles."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)
    bio = models.TextField(_("about"), blank=True, help_text=_("Plain text."))
    login = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("login"),
        help_text=_("Whoever logs in with it answers readers as the author of the piece."),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ("name",)
        indexes = [
            # The index of authors, in the order of the alphabet.
            models.Index(IndexKey("slug"), F("slug"), name="author_in_index"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])


class AuthorAlias(models.Model):
    """Another name of an author, or the slug of one merged into them; its address redirects."""

    author = models.ForeignKey(Author, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200, blank=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name or self.slug


class Byline(models.Model):
    """An author on an article, in printed order and as printed."""

    class Role(models.TextChoices):
        BY = "by", _("by")
        TRANSLATOR = "translator", _("translated by")
        PHOTOGRAPHER = "photographer", _("photographs by")
        EDITOR = "editor", _("edited by")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    # The index that it would have begins the one on author and article.
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines", db_index=False)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.BY)
    as_printed = models.CharField(
        _("as printed"), max_length=200, blank=True, help_text=_("If not the author's usual name.")
    )

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ("position", "id")
        constraints = [
            # Deferred, so that two bylines may change places in one transaction.
            models.UniqueConstraint(
                fields=["article", "position"],
                name="byline_one_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["article", "author", "role"],
                name="byline_author_once_per_role",
                violation_error_message=_("This author already has this role on the article."),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=["by", "translator", "photographer", "editor"]),
                name="byline_role_known",
            ),
        ]
        indexes = [
            # An author's pieces, and how many they are.
            models.Index(fields=["author", "article"], name="byline_of_author"),
            # What editors search their list for: any part of a name that was printed otherwise.
            GinIndex(
                OpClass(Upper("as_printed"), name="gin_trgm_ops"),
                condition=~models.Q(as_printed=""),
                name="byline_found_by_editors",
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name

    @property
    def printed_name(self) -> str:
        return self.as_printed or self.author.name
