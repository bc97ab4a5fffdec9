from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.lib import dates
from archive.lib.markup import StoredHTMLField
from comments.labels import MAX_DEPTH
from comments.querysets import HIDING, CommentQuerySet

NONE = models.Value([], output_field=ArrayField(models.CharField(max_length=30)))


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
        # Taken back by its author before readers had seen it.
        WITHDRAWN = "withdrawn", _("withdrawn")

    class RemovedBy(models.TextChoices):
        MODERATOR = "moderator", _("a moderator")
        HEAD = "head", _("a head moderator")
        AUTHOR = "author", _("its author")
        SOURCE = "source", _("the site it came from")

    class Mark(models.TextChoices):
        """Who speaks, where that is known for certain: only those who are logged in."""

        MODERATOR = "moderator", _("moderator")
        AUTHOR = "author", _("author of the piece")

    class EditedBy(models.TextChoices):
        AUTHOR = "author", _("its author")
        MODERATOR = "moderator", _("a moderator")

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
    # Empty once its author asked to be forgotten; ``printed_name`` then says so.
    author_name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail (never shown)"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    body = models.TextField(_("comment"))
    body_html = StoredHTMLField(editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.HELD)
    visible = models.BooleanField(editable=False)
    removed_by = models.CharField(max_length=10, choices=RemovedBy, blank=True, editable=False)
    removal_reason = models.CharField(_("reason of removal"), max_length=300, blank=True)
    # Codes of the checks that held it, and of readers' reports; what the desk filters by.
    reasons = ArrayField(
        models.CharField(max_length=30), default=list, db_default=NONE, editable=False
    )
    # The reader whose browser it came from or who confirmed it; never by an address that was typed.
    reader = models.ForeignKey(
        "comments.Reader",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="comments",
    )
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    mark = models.CharField(max_length=10, choices=Mark, blank=True, db_default="", editable=False)
    # The edition of the piece that it was written under; 0 where that is not known.
    edition_number = models.PositiveIntegerField(db_default=0, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    edited_by = models.CharField(
        max_length=10, choices=EditedBy, blank=True, db_default="", editable=False
    )
    # The form it was sent with, so that sending it twice makes one comment.
    submission = models.UUIDField(null=True, unique=True, editable=False)
    # When readers first saw it; what is new since a visit is asked by this.
    appeared_at = models.DateTimeField(null=True, editable=False)
    posted_at = models.DateTimeField(_("posted"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    import_key = models.CharField(max_length=200, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("article", "path")
        permissions = [
            ("moderate_comment", _("Can moderate comments")),
            ("direct_comment", _("Can set rules, ban, close the site and read the whole log")),
        ]
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
                condition=Q(status__in=["published", "held", "removed", "spam", "withdrawn"]),
                name="comment_status_known",
            ),
            models.CheckConstraint(
                condition=Q(visible=False) | Q(status__in=["published", "removed"]),
                name="comment_hidden_is_not_visible",
            ),
            models.CheckConstraint(
                condition=Q(
                    status="removed", removed_by__in=["moderator", "head", "author", "source"]
                )
                | (~Q(status="removed") & Q(removed_by="", removal_reason="")),
                name="comment_removal_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(visible=False) | Q(appeared_at__isnull=False),
                name="comment_visible_has_appeared",
            ),
            models.CheckConstraint(
                condition=Q(mark="") | Q(mark__in=["moderator", "author"], posted_by__isnull=False),
                name="comment_mark_is_of_staff",
            ),
            models.CheckConstraint(
                condition=Q(edited_at__isnull=True, edited_by="")
                | Q(edited_at__isnull=False, edited_by__in=["author", "moderator"]),
                name="comment_edit_says_by_whom",
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
            # A thread's newest comment, and its pages from the newest or the oldest.
            models.Index(
                F("article"),
                F("id").desc(),
                condition=Q(visible=True),
                name="comment_newest_of_thread",
            ),
            # What is new in a thread since a visit.
            models.Index(
                F("article"),
                F("appeared_at"),
                condition=Q(visible=True),
                name="comment_appeared",
            ),
            # Everything by one name or one address, newest first: the author's record on the desk.
            models.Index(F("author_name"), F("id").desc(), name="comment_of_name"),
            models.Index(
                F("email"), F("id").desc(), condition=~Q(email=""), name="comment_of_email"
            ),
            # Everything that carries an address, however it was typed: what its owner may ask for.
            models.Index(Lower("email"), F("id"), condition=~Q(email=""), name="comment_of_owner"),
            # Held comments by the check that held them.
            GinIndex(fields=["reasons"], condition=Q(status="held"), name="comment_held_for"),
            # The moderators' queue, oldest first.
            models.Index(F("id"), condition=Q(status="held"), name="comment_queue"),
            # What was put aside, newest first: the desk looks through it by status.
            models.Index(
                F("status"),
                F("id").desc(),
                condition=Q(status__in=["removed", "spam", "withdrawn"]),
                name="comment_put_aside",
            ),
            # How many comments moderators removed from a thread, which its page says.
            models.Index(
                F("article"),
                condition=Q(status="removed", removed_by__in=["moderator", "head"]),
                name="comment_removed",
            ),
            # What hides a branch: few rows, asked for whenever a branch is shown again.
            models.Index(
                F("article"),
                F("path"),
                condition=Q(status__in=HIDING),
                name="comment_hiding",
            ),
        ]

    def __str__(self) -> str:
        return _("%(name)s on %(article)s") % {"name": self.printed_name, "article": self.article}

    def get_absolute_url(self) -> str:
        return reverse("comments:permalink", args=[self.pk])

    @property
    def as_seen(self) -> str:
        """What a moderator's form says it is about: the status, and since when its words stand."""
        return f"{self.status}-{self.edited_at:%Y%m%d%H%M%S%f}" if self.edited_at else self.status

    @property
    def printed_name(self) -> str:
        """The name as it was given, or what stands for it since its author was forgotten."""
        return self.author_name or gettext("a former reader")
