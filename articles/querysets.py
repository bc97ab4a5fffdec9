"""The doors to what is public. No other module filters on status or dates of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from django.apps import apps
from django.db import connection, models
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now

# What a listing prints; the text itself stays in the database.
LISTED = (
    "id",
    "title",
    "dek",
    "slug",
    "language",
    "dateline",
    "status",
    "published_at",
    "published_on",
    "published_precision",
    "comments_allowed",
    "publication",
    "originally_published",
    "originally_published_precision",
)

# Months from days: to work out the month of every piece would cost more than to count them.
MONTHS = """
SELECT date_part('year', day)::int,
    CASE precision WHEN 'year' THEN 0 ELSE date_part('month', day)::int END, sum(number)::int
FROM ({days}) AS counted (day, precision, number) GROUP BY 1, 2
"""

# Years likewise.
YEARS = """
SELECT date_part('year', day)::int, sum(number)::int
FROM ({days}) AS counted (day, number) GROUP BY 1 ORDER BY 1 DESC
"""

# What orders the pieces of one name, and their day.
PLACE = ("published_at", "published_precision", "article_id", "published_on")

# What a year's page holds, a month's, and a day's.
KNOWN_TO = {"year": ("day", "month", "year"), "month": ("day", "month"), "day": ("day",)}


class KeyedQuerySet(models.QuerySet):
    """Rows that page by key: their date and id, newest first (archive/lib/pagination.py)."""

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-id")

    def older_than(self, published_at: datetime, pk: int, precision: str = "day") -> Self:
        """What follows this key in a listing. Written so that the index is walked from the key."""
        return self.filter(published_at__lte=published_at).filter(
            Q(published_at__lt=published_at) | Q(id__lt=pk)
        )

    def newer_than(self, published_at: datetime, pk: int, precision: str = "day") -> Self:
        """What stands before this key in a listing."""
        return self.filter(published_at__gte=published_at).filter(
            Q(published_at__gt=published_at) | Q(id__gt=pk)
        )


class ArticleQuerySet(KeyedQuerySet):
    def published(self) -> ArticleQuerySet:
        """What readers may see at this moment."""
        return self.filter(status="published", published_at__lte=Now())

    def hidden(self) -> ArticleQuerySet:
        """All that ``published`` leaves out: drafts, withdrawn pieces, and those to come."""
        return self.filter(~Q(status="published") | Q(status="published", published_at__gt=Now()))

    def announced(self) -> ArticleQuerySet:
        """Published or to come: what search must know before its time."""
        return self.filter(status="published")

    def withdrawn(self) -> ArticleQuerySet:
        """What readers find a reason in place of: none that they have not seen."""
        return self.filter(status="withdrawn", published_at__lte=Now())

    def due(self, moment: datetime | Combinable) -> ArticleQuerySet:
        """What readers will see at this moment if nobody changes it: for editors' eyes."""
        return self.filter(status="published", published_at__lte=moment)

    def to_appear(self) -> ArticleQuerySet:
        """Published, with a date to come, or one that has come since nobody looked."""
        return self.filter(status="published", edition_number=0)

    def at_work(self) -> ArticleQuerySet:
        """Drafts that nobody was asked to review and that won't appear by themselves."""
        return self.filter(status="draft").exclude(pk__in=_reviewed()).exclude(pk__in=_scheduled())

    def in_review(self) -> ArticleQuerySet:
        """What a colleague was asked to look at, whether or not readers have the piece."""
        return self.filter(pk__in=_reviewed())

    def to_come(self) -> ArticleQuerySet:
        """What appears by itself, and readers have not yet."""
        dated = Q(status="published", published_at__gt=Now())
        return self.filter(dated | Q(status="draft", pk__in=_scheduled()))

    def gone(self) -> ArticleQuerySet:
        """Withdrawn, of whatever date: for editors' eyes."""
        return self.filter(status="withdrawn")

    def with_changes(self) -> ArticleQuerySet:
        """Whose newest draft waits beside what readers have, will have or had."""
        return self.exclude(status="draft").filter(pk__in=_waiting())

    def about_to_change(self) -> ArticleQuerySet:
        """Of which readers get another edition at a stated minute."""
        return self.exclude(status="draft").filter(pk__in=_scheduled())

    def worked_on_by(self, person: int) -> ArticleQuerySet:
        """What a person has under way, last saved first by whoever that was: drafts that they began
        or sign, and whatever they saved since an edition was made of it."""
        drafts = apps.get_model("articles", "Draft").objects.order_by()
        newest = drafts.filter(article=OuterRef("pk"), number=OuterRef("draft_number"))
        saved = drafts.filter(saved_by=person, edition_number=0, is_discarded=False)
        own = self.of(person).filter(status="draft").order_by().values("pk")
        under_way = self.filter(Q(status="draft") | Q(pk__in=_waiting()))
        rows = under_way.filter(pk__in=own.union(saved.values("article")))
        last = Coalesce(Subquery(newest.values("saved_at")), "updated_at")
        return rows.annotate(last_saved=last).order_by("-last_saved", "-pk")

    def with_standing(self, *, told_of: ArticleQuerySet | None = None) -> ArticleQuerySet:
        """With what the state is derived from, beside the row itself; where only some pieces may be
        told of, no other has anything."""

        def stands(rows: models.QuerySet) -> Exists:
            told = rows if told_of is None else rows.filter(article__in=told_of)
            return Exists(told.filter(article=OuterRef("pk")))

        return self.annotate(
            is_reviewed=stands(_reviewed()),
            has_schedule=stands(_scheduled()),
            has_waiting=stands(_waiting()),
        )

    def of(self, person: int) -> ArticleQuerySet:
        """What they began or sign."""
        return self.filter(Q(begun_by=person) | Q(pk__in=_signed(person)))

    def open_to(self, person: int) -> ArticleQuerySet:
        """What readers have or had, and what this person began or signs."""
        shown = Q(status="published", published_at__lte=Now()) | Q(status="withdrawn")
        return self.filter(shown | Q(begun_by=person) | Q(pk__in=_signed(person)))

    def until(self, moment: datetime) -> ArticleQuerySet:
        """Of these, what is dated no later than this moment."""
        return self.filter(published_at__lte=moment)

    def filed_under(self, name: models.Model) -> ArticleQuerySet:
        """Pieces of one topic or author, each once, in the order of the index of filings.

        So a listing of a rare name never looks through the archive, nor one of a common name
        through all of its pieces.
        """
        under = Q(**{f"filings__{name._meta.model_name}": name.pk})
        rows: ArticleQuerySet = self.annotate(filing=FilteredRelation("filings", condition=under))
        # Named one by one: each later filter on the relation itself would join it once more.
        rows = rows.alias(**{f"filed_{column}": F(f"filing__{column}") for column in PLACE})
        filed: ArticleQuerySet = rows.filter(filed_article_id__isnull=False)
        return filed

    def gathered_in(self, collection: models.Model) -> ArticleQuerySet:
        """Pieces of one collection, sorted by themselves: it has 32,767 places at most.

        To look for them in the index of dates would be to walk the archive for a dossier of old
        pieces; a sum is no column of that index, so it is not tried.
        """
        moment = F("published_at") + Value(timedelta(0))
        own = {"published_at": moment, "article_id": F("entries__article")}
        place = {f"filed_{column}": own.get(column, F(column)) for column in PLACE}
        rows: ArticleQuerySet = self.filter(entries__collection=collection).alias(**place)
        return rows

    def newest_first(self) -> Self:
        """At one moment, what is known to the day comes first, then to the month, then the year."""
        at, known, number, _ = self._place()  # by the alphabet: day, month, year
        return self.order_by(f"-{at}", known, f"-{number}")

    def older_than(self, published_at: datetime, pk: int, precision: str = "day") -> Self:
        at, known, number, _ = self._place()
        return self.filter(**{f"{at}__lte": published_at}).filter(
            Q(**{f"{at}__lt": published_at})
            | Q(**{f"{known}__gt": precision})
            | Q(**{known: precision, f"{number}__lt": pk})
        )

    def newer_than(self, published_at: datetime, pk: int, precision: str = "day") -> Self:
        at, known, number, _ = self._place()
        return self.filter(**{f"{at}__gte": published_at}).filter(
            Q(**{f"{at}__gt": published_at})
            | Q(**{f"{known}__lt": precision})
            | Q(**{known: precision, f"{number}__gt": pk})
        )

    def _place(self) -> tuple[str, str, str, str]:
        """The columns that the listing is ordered by, here or in a row of filing, and its day."""
        if "filed_article_id" in self.query.annotations:
            at, known, number, day = (f"filed_{column}" for column in PLACE)
            return at, known, number, day
        return "published_at", "published_precision", "id", "published_on"

    def listed(self) -> ArticleQuerySet:
        """Newest first, with what a listing prints: bylines and source in two more queries."""
        return self.newest_first().only(*LISTED).with_bylines().select_related("publication")

    def in_full(self) -> ArticleQuerySet:
        """Newest first, with all that a feed gives of a piece: four queries more."""
        rows = self.newest_first().defer("body", "body_text", "contents").with_bylines()
        return rows.select_related("publication", "lead_image").prefetch_related(
            "topics", "corrections"
        )

    def with_bylines(self) -> ArticleQuerySet:
        """Bylines in printed order with their authors: two queries for the whole listing."""
        return self.prefetch_related("bylines__author")

    def published_before(self, moment: datetime | Combinable) -> ArticleQuerySet:
        """Pieces whose moment of publication came no later; also of the database's own clock."""
        return self.filter(published_at__lte=moment)

    def between(self, first: date, last: date) -> ArticleQuerySet:
        """Pieces of these days, both included. The dates are those of their addresses."""
        # The second condition changes no result: it lets the index on published_at, which
        # listings are ordered by, skip the other years. Zones differ by less than a day.
        margin = timedelta(days=2)
        earliest = datetime.combine(first, time.min, UTC) - margin
        latest = datetime.combine(last, time.min, UTC) + margin
        at, _, _, day = self._place()
        return self.filter(**{f"{day}__range": (first, last), f"{at}__range": (earliest, latest)})

    def years(self) -> dict[int, int]:
        """Year to count, the newest first."""
        return _years(self)

    def known_to(self, precision: str) -> ArticleQuerySet:
        """Whose date is known to the year, the month or the day at least."""
        if precision == "year":
            return self
        return self.filter(published_precision__in=KNOWN_TO[precision])

    def latest_day_before(self, day: date) -> date | None:
        """The last day before this one that has anything."""
        found = self.filter(published_on__lt=day).order_by("-published_on")
        return found.values_list("published_on", flat=True).first()

    def first_day_after(self, day: date) -> date | None:
        """The next day after this one that has anything."""
        found = self.filter(published_on__gt=day).order_by("published_on")
        return found.values_list("published_on", flat=True).first()

    def every_month(self) -> dict[tuple[int, int], int]:
        """(year, month) to count, for the whole archive; month 0 is that of pieces known to the
        year alone. Costs a walk of the index of days."""
        days, values = self._by_day().query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(MONTHS.format(days=days), values)
            return {(year, month): number for year, month, number in cursor.fetchall()}

    def dated(self, first: date, last: date) -> list[tuple[date, str, int]]:
        """How many pieces are of each of these days, and how exactly the day is known."""
        return list(self.filter(published_on__range=(first, last))._by_day())

    def _by_day(self) -> models.QuerySet:
        # count(*), so that the index alone answers.
        days = self.order_by().values_list("published_on", "published_precision")
        return days.annotate(n=Count("*"))


class CorrectionQuerySet(KeyedQuerySet):
    def public(self) -> Self:
        """Notes on pieces that readers may see at this moment."""
        return self.filter(article__status="published", article__published_at__lte=Now())

    def listed(self) -> Self:
        """Newest first, with the piece of each, and the note that took its place if one did."""
        rows = self.newest_first().select_related("article", "superseded_by")
        return rows.defer(*(f"article__{name}" for name in ("body", "body_html", "body_text")))


class LinkQuerySet(models.QuerySet):
    def dead(self) -> Self:
        return self.filter(state="dead")

    def with_copy(self) -> Self:
        """Dead ones that an archive keeps: readers are offered its copy."""
        return self.dead().exclude(archived_url="")

    def looked_at(self) -> Self:
        """Those that we ask, unlike what is no address of the web or what an editor knows."""
        return self.exclude(state__in=("refused", "fine"))


class FilingQuerySet(models.QuerySet):
    def public(self) -> FilingQuerySet:
        """Of pieces that readers may see at this moment."""
        return self.filter(published_at__lte=Now())

    def newest_first(self) -> FilingQuerySet:
        return self.order_by("-published_at", "published_precision", "-article")

    def years(self) -> dict[int, int]:
        """Year to count, the newest first."""
        return _years(self)


def _signed(person: int) -> models.QuerySet:
    """The pieces that bear the name of this login."""
    rows = apps.get_model("articles", "Byline").objects.filter(author__login=person)
    return rows.order_by().values("article")


def _reviewed() -> models.QuerySet:
    """The pieces of which a review is asked for."""
    rows = apps.get_model("articles", "Review").objects.filter(verdict="open")
    return rows.order_by().values("article")


def _scheduled() -> models.QuerySet:
    """The pieces of which a change waits for its minute."""
    rows = apps.get_model("articles", "ScheduledChange").objects.filter(state="waiting")
    return rows.order_by().values("article")


def _waiting() -> models.QuerySet:
    """The pieces whose newest draft no edition was made of."""
    rows = apps.get_model("articles", "Draft").objects.filter(edition_number=0, is_discarded=False)
    return rows.filter(number=F("article__draft_number")).order_by().values("article")


def _years(rows: models.QuerySet) -> dict[int, int]:
    days = rows.order_by().values_list("published_on").annotate(n=Count("*"))
    sql, values = days.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(YEARS.format(days=sql), values)
        return dict(cursor.fetchall())
