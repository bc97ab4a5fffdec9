from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.lib import dates
from archive.lib.markup import StoredHTMLField
from comments.labels import MAX_DEPTH
from comments.querysets import HIDING, CommentQuerySet


class Comment(models.Model):
    """One comment. ``parent`` is the truth of the tree; ``path`` is its order, made on insert.

    ``visible`` says that readers see it in its place: it is published, or removed and so a
    tombstone, and nothing above it is held or spam. The verbs in ``posting`` and ``moderation``
    keep it right; the composite foreign key keeps a parent in the same article.
    """

    class Status(models.TextChoices):
        PUBLISHED = "published", _("published")
        HELD = "held", _("held")
        REMOVED = "removed", _("removed")
        SPAM = "spam", _("spam")

    class RemovedBy(models.TextChoices):
        MODERATOR = "moderator", _("a moderator")
        SOURCE = "source", _("the site it came from")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="comments")
    # Its constraint is the composite one in the migration: the same article as its parent's.
    parent = models.ForeignKey(
        "self",
        models.DO_NOTHING,
        null=True,
        blank=True,
        related_name="replies",
        db_constraint=False,
    )
    path = models.TextField(db_collation="C", editable=False)
    depth = models.PositiveSmallIntegerField(editable=False)
    author_name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail (never shown)"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    body = models.TextField(_("comment"))
    body_html = StoredHTMLField(editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.HELD)
    visible = models.BooleanField(editable=False)
    removed_by = models.CharField(max_length=10, choices=RemovedBy, blank=True, editable=False)
    removal_reason = models.CharField(_("reason of removal"), max_length=300, blank=True)
    posted_at = models.DateTimeField(_("posted"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    import_key = models.CharField(max_length=200, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("article", "path")
        constraints = [
            # Also the index that every thread, page and branch is read by.
            models.UniqueConstraint(fields=["article", "path"], name="comment_path_unique"),
            # What the composite foreign key points to.
            models.UniqueConstraint(fields=["article", "id"], name="comment_article_id"),
            models.UniqueConstraint(
                fields=["article", "import_key"],
                condition=~Q(import_key=""),
                name="comment_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["published", "held", "removed", "spam"]),
                name="comment_status_known",
            ),
            models.CheckConstraint(
                condition=Q(visible=False) | Q(status__in=["published", "removed"]),
                name="comment_hidden_is_not_visible",
            ),
            models.CheckConstraint(
                condition=Q(status="removed", removed_by__in=["moderator", "source"])
                | (~Q(status="removed") & Q(removed_by="", removal_reason="")),
                name="comment_removal_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(depth__gte=0, depth__lte=MAX_DEPTH), name="comment_depth_limit"
            ),
            models.CheckConstraint(
                condition=Q(depth=0, parent__isnull=True) | Q(depth__gt=0, parent__isnull=False),
                name="comment_root_has_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(posted_at__range=(dates.EARLIEST, dates.LATEST)),
                name="comment_date_possible",
            ),
        ]
        indexes = [
            # Numbers siblings where a page of a long thread begins (2.1.3).
            models.Index(
                F("article"),
                F("depth"),
                F("path"),
                condition=Q(visible=True),
                name="comment_siblings",
            ),
            # Counts the comments of a thread, or of a page of articles, without reading them.
            models.Index(
                F("article"),
                condition=Q(visible=True, status="published"),
                name="comment_readable",
            ),
            # The newest comments over the whole site.
            models.Index(
                F("posted_at").desc(),
                F("id").desc(),
                condition=Q(visible=True),
                name="comment_newest",
            ),
            # The moderators' queue, oldest first.
            models.Index(F("id"), condition=Q(status="held"), name="comment_queue"),
            # What hides a branch: few rows, asked for whenever a branch is shown again.
            models.Index(
                F("article"),
                F("path"),
                condition=Q(status__in=HIDING),
                name="comment_hiding",
            ),
        ]

    def __str__(self) -> str:
        return _("%(name)s on %(article)s") % {"name": self.author_name, "article": self.article}

    def get_absolute_url(self) -> str:
        return reverse("comments:permalink", args=[self.pk])
