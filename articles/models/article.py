from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, HashIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from archive.lib import dates, partial_dates
from archive.lib.languages import address_here
from archive.lib.markup import StoredHTMLField
from articles.models.address import article_path
from articles.models.lines import as_lines
from articles.querysets import ArticleQuerySet

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
)
READING_SPEED = 230  # words a minute, of adults reading prose in silence
UTC_DAY = models.Func(
    "published_at",
    template="(%(expressions)s AT TIME ZONE 'UTC')::date",
    output_field=models.DateField(),
)


class Article(models.Model):
    """The work: one permanent address, one identity. The row holds what readers get."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class BodyFormat(models.TextChoices):
        MARKDOWN = "markdown", "Markdown"
        HTML = "html", "HTML"

    class Precision(models.TextChoices):
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        YEAR = "year", _("to the year")

    title = models.CharField(_("headline"), max_length=300)
    dek = models.TextField(_("dek"), blank=True, help_text=_("The line under the headline."))
    body = models.TextField(_("text"), blank=True)
    body_format = models.CharField(
        _("format of the text"), max_length=10, choices=BodyFormat, default=BodyFormat.MARKDOWN
    )
    body_html = StoredHTMLField(blank=True, editable=False)
    body_text = models.TextField(blank=True, editable=False)
    renderer_version = models.PositiveSmallIntegerField(default=0, editable=False)
    # The section headings of the body, in order: {"level": 2, "id": "body-…", "text": "…"}.
    contents = models.JSONField(default=list, blank=True, editable=False)
    word_count = models.PositiveIntegerField(default=0, editable=False)
    has_embeds = models.BooleanField(default=False, editable=False)
    lead_image = models.ForeignKey(
        "articles.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leads",
        verbose_name=_("lead image"),
    )
    language = models.CharField(
        _("language"), max_length=35, default="en", help_text=_("A language tag: en, es, pt-br.")
    )
    slug = models.SlugField(_("slug"), max_length=200, blank=True, allow_unicode=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_precision = models.CharField(
        _("date known"), max_length=5, choices=Precision, default=Precision.DAY
    )
    # The day in its address and in the archives, in the paper's time zone when it was published.
    published_on = models.DateField(_("day"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(
        _("reason of withdrawal"),
        max_length=300,
        blank=True,
        help_text=_("Readers find it at the piece’s address."),
    )
    # The number of the public state that readers get now, and since when; 0 before the first.
    edition_number = models.PositiveIntegerField(default=0, editable=False)
    edition_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The number of the newest draft; 0 before the first. Saves are counted on this row's lock.
    draft_number = models.PositiveIntegerField(default=0, editable=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    dateline = models.CharField(
        _("dateline"), max_length=100, blank=True, help_text=_("The place it was written from.")
    )
    publication = models.ForeignKey(
        "articles.Publication",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("publication"),
        help_text=_("Where it first appeared."),
    )
    original_url = models.URLField(_("original address"), max_length=1000, blank=True)
    originally_published = models.DateField(_("first published"), null=True, blank=True)
    originally_published_precision = models.CharField(
        _("known"), max_length=5, choices=Precision, blank=True
    )
    topics = models.ManyToManyField(
        "articles.Topic", blank=True, related_name="articles", verbose_name=_("topics")
    )
    authors: models.ManyToManyField = models.ManyToManyField(
        "articles.Author", through="articles.Byline", related_name="articles"
    )
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
        help_text=_("The piece that this one was translated from."),
    )
    # Pieces on the same matter, the nearest first; worked out when either is written.
    related: models.ManyToManyField = models.ManyToManyField(
        "self", through="articles.Relation", symmetrical=False
    )
    comments_allowed = models.BooleanField(
        _("has a thread"),
        default=True,
        help_text=_("Without one the page says nothing of comments."),
    )
    # Identity in the export it came from, and the digest of what the import wrote. An editor's
    # save empties the digest, and later imports leave the piece alone.
    import_key = models.CharField(_("import key"), max_length=500, blank=True, editable=False)
    import_digest = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("publish_article", _("Can publish, schedule and correct pieces")),
            ("withdraw_article", _("Can withdraw and restore pieces")),
        ]
        ordering = ("-published_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["import_key"], condition=~Q(import_key=""), name="article_imported_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published", "withdrawn"]),
                name="article_status_known",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="article_withdrawn_has_reason",
                violation_error_message=_("Say why the piece is withdrawn: readers will ask."),
            ),
            models.CheckConstraint(
                condition=Q(published_precision="day")
                | Q(published_precision="month", published_on__day=1)
                | Q(published_precision="year", published_on__day=1, published_on__month=1)
                | Q(published_precision__in=["month", "year"], published_on__isnull=True),
                name="article_date_is_first_of_its_period",
            ),
            models.CheckConstraint(
                condition=Q(translation_of__isnull=True) | ~Q(translation_of=F("id")),
                name="article_not_translation_of_itself",
                violation_error_message=_("A piece can’t be a translation of itself."),
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="article_one_translation_a_language",
                violation_error_message=_("There is a translation into this language already."),
            ),
            models.CheckConstraint(
                condition=Q(body_format__in=["markdown", "html"]), name="article_format_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["published", "withdrawn"])
                | (
                    Q(published_at__isnull=False)
                    & Q(published_on__isnull=False)
                    & ~Q(slug="")
                    & ~Q(title="")
                ),
                name="article_published_has_address",
                violation_error_message=_(
                    "A published piece needs a headline, a slug and a date of publication."
                ),
            ),
            models.CheckConstraint(
                condition=Q(originally_published__isnull=True, originally_published_precision="")
                | Q(
                    originally_published__isnull=False,
                    originally_published_precision__in=["day", "month", "year"],
                ),
                name="article_original_date_has_precision",
                violation_error_message=_(
                    "Say how exactly the date of first publication is known."
                ),
            ),
            models.CheckConstraint(
                condition=Q(published_at__range=(dates.EARLIEST, dates.LATEST))
                & Q(published_on__range=(dates.FIRST_DAY, dates.LAST_DAY)),
                name="article_date_possible",
                violation_error_message=_("The date of publication can’t be: look at its year."),
            ),
            models.CheckConstraint(
                condition=Q(originally_published__range=(dates.FIRST_DAY, dates.LAST_DAY)),
                name="article_original_date_possible",
                violation_error_message=_(
                    "First publication can’t have been then: look at its year."
                ),
            ),
            # In any zone the paper's day is that of UTC or one of its neighbours.
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_on__isnull=True)
                | Q(published_on__range=(UTC_DAY - timedelta(days=1), UTC_DAY + timedelta(days=1))),
                name="article_day_is_of_its_date",
            ),
            models.UniqueConstraint(
                F("published_on"),
                F("slug"),
                condition=Q(published_on__isnull=False) & ~Q(slug=""),
                name="article_address_unique",
                violation_error_message=_("Another piece of that day has this slug already."),
            ),
        ]
        indexes = [
            # The front page, previous and next, every listing by date.
            models.Index(
                F("published_at").desc(),
                F("published_precision"),
                F("id").desc(),
                condition=Q(status="published"),
                name="article_published",
            ),
            # Year, month and day archives, and their counts, which read nothing but the index:
            # whether a piece's time has come, and how exactly its day is known, stand in it too.
            models.Index(
                fields=["published_on", "published_precision"],
                include=["published_at"],
                condition=Q(status="published"),
                name="article_published_day",
            ),
            # A source's pieces, newest first, and how many there are in each year.
            models.Index(
                F("publication"),
                F("published_at").desc(),
                F("published_precision"),
                F("id").desc(),
                include=["published_on"],
                condition=Q(status="published"),
                name="article_of_publication",
            ),
            # What is not public: few pieces, taken from the numbers of an index.
            models.Index(fields=["id"], condition=~Q(status="published"), name="article_hidden"),
            # Pieces whose moment comes, and which no edition was made of yet.
            models.Index(
                fields=["published_at"],
                condition=Q(status="published", edition_number=0),
                name="article_to_come",
            ),
            # What editors search their list for: any part of a word, in any of the three.
            GinIndex(
                OpClass(Upper(as_lines("title", "dek", "slug")), name="gin_trgm_ops"),
                name="article_found_by_editors",
            ),
            # The editors' list, last changed first: all of it, one state's, one language's.
            models.Index(F("updated_at").desc(), name="article_updated"),
            models.Index(F("status"), F("updated_at").desc(), name="article_of_status"),
            models.Index(F("language"), F("updated_at").desc(), name="article_of_language"),
            # The same list by headline, by date, of a year, without a date.
            models.Index(fields=["title"], name="article_titled"),
            models.Index(fields=["published_at"], name="article_dated"),
            # The piece that first appeared at a pasted address; addresses may be too long for
            # an index that sorts them.
            HashIndex(
                fields=["original_url"], condition=~Q(original_url=""), name="article_original"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address for links on pages: the permanent one, in the reader's language."""
        return self.address and address_here(self.address)

    @property
    def address(self) -> str:
        """The permanent address; '' for a piece that has none yet."""
        if self.published_on is None or not self.slug:
            return ""
        return article_path(self.published_on, self.slug, self.published_precision)

    @property
    def edition_address(self) -> str:
        """Where what readers have now stays as it is; '' before the first edition."""
        return f"{self.address}editions/{self.edition_number}/" if self.edition_number else ""

    @property
    def printed_date(self) -> str:
        """The date as far as it is known: 4 January 2020, January 2020, 2020."""
        if self.published_on is None:
            return ""
        return partial_dates.printed(self.published_on, self.published_precision)

    @property
    def date_stamp(self) -> str:
        """The same for machines: 2020-01-04, 2020-01, 2020; '' without a date."""
        if self.published_on is None:
            return ""
        return partial_dates.stamp(self.published_on, self.published_precision)

    @property
    def reading_minutes(self) -> int:
        """At 230 words a minute, rounded up; 0 for a piece without words."""
        return -(-self.word_count // READING_SPEED)

    @property
    def is_public(self) -> bool:
        return self.status == self.Status.PUBLISHED and self._has_come

    @property
    def is_gone(self) -> bool:
        """Whether readers find at its address why it was withdrawn."""
        return self.status == self.Status.WITHDRAWN and self._has_come

    @property
    def _has_come(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def direction(self) -> str:
        """``rtl`` for languages written from right to left, otherwise ``ltr``."""
        return "rtl" if self.language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"

    @property
    def language_name(self) -> str:
        """The language's own name for itself, or its tag if it is not a known one."""
        try:
            return str(get_language_info(self.language.lower())["name_local"])
        except KeyError:
            return self.language

    @property
    def is_foreign(self) -> bool:
        """Whether the piece is in another language than the page around it."""
        page = get_language() or settings.LANGUAGE_CODE
        return self.language.split("-")[0].lower() != page.split("-")[0]

    @property
    def first_published(self) -> tuple[date, str] | None:
        """Date and precision of first publication elsewhere, if it is known."""
        if self.originally_published is None:
            return None
        return self.originally_published, self.originally_published_precision

    def clean(self) -> None:
        """Dates the address from the moment of publication, before constraints are looked at."""
        self.date_address()
        super().clean()

    def date_address(self) -> None:
        """Set the day in the address from ``published_at``, in the paper's time zone.

        A piece whose day or month nobody knows is dated at the beginning of its month or year.
        """
        if self.published_at is None:
            self.published_on = None
            return
        if self.published_precision != self.Precision.DAY:
            local = timezone.localtime(self.published_at)
            month = 1 if self.published_precision == self.Precision.YEAR else local.month
            self.published_at = local.replace(
                month=month, day=1, hour=0, minute=0, second=0, microsecond=0
            )
        self.published_on = timezone.localdate(self.published_at)
