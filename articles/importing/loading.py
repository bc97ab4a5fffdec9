"""Puts records into the archive: a piece with its thread in one transaction, as often as you like.

A piece is known again by its key. Loading it a second time changes nothing; when its source has
changed it is updated, unless somebody edited it here, which an empty digest tells.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from typing import Literal, NamedTuple

from django.db import DatabaseError, ProgrammingError, connection, transaction

from articles.importing.ahead import set_ahead
from articles.importing.fields import fill_in, slug_for
from articles.importing.filing import Filing
from articles.importing.images import load_image
from articles.importing.impossible_dates import without_impossible_dates
from articles.importing.old_addresses import keep_addresses
from articles.importing.reading import Found, Note, PassedOver, Reading, Refused
from articles.importing.records import ArticleRecord
from articles.importing.report import ImportReport
from articles.importing.sink import ThreadOutcome, hand_on_thread
from articles.likeness import fingerprint
from articles.models import Article, Byline
from articles.record.freezing import freeze
from articles.related import relate_on_commit
from articles.search.index import index
from articles.writing import write

LONG_TEXTS = ("body", "body_html", "body_text")
# Fields that came later say nothing at these values: digests of earlier imports still hold.
LATER_FIELDS = {
    "image": None,
    "published_precision": "day",
    "translation_of": "",
    "withdrawn_at": None,
    "withdrawal_reason": "",
}
EDITED = "was edited here since the import, so its text was left alone"

MOST_RELATED = 1000
NOT_RELATED = (
    "and the pieces after it have no related pieces yet: run manage.py reindex when it suits"
)


class Loaded(NamedTuple):
    outcome: Literal["created", "updated", "unchanged", "edited"]
    article: Article
    thread: ThreadOutcome
    notes: tuple[Note, ...]


class Loader:
    """Loads one reading after the other and tells the report of each."""

    def __init__(self, report: ImportReport) -> None:
        self.report = report
        self.filing = Filing()
        self._related = 0
        self._tried: dict[str, str] = {}  # in a dry run: digests by key of what would be there

    def load_all(self, readings: Iterable[Reading]) -> None:
        """Load them one by one; what fails is refused by itself, and the rest goes on."""
        with _without_waiting_for_the_disk(), closing(set_ahead(readings, _is_new)) as ahead:
            for reading in ahead:
                if isinstance(reading, PassedOver):
                    self.report.skipped(reading.label, reading.reason)
                elif isinstance(reading, Refused):
                    self.report.refused(reading.label, reading.reason)
                else:
                    self.load(reading)

    def load(self, found: Found) -> Article | None:
        """The piece as it stands afterwards; None where it was refused, with its reason in the
        report and nothing of it in the database."""
        found = without_impossible_dates(found)
        record = found.record
        try:
            with transaction.atomic():
                loaded = self._load(found)
                if self.report.dry_run:
                    transaction.set_rollback(True)
        except ProgrammingError:
            raise  # no tables yet, or a mistake of ours: no piece is to blame
        except (DatabaseError, ValueError, OverflowError) as error:
            self.filing.forget()
            self.report.refused(record.title, _reason(error))
            return None
        if self.report.dry_run:
            self.filing.forget()
        self._tell(found, loaded)
        return loaded.article

    def _load(self, found: Found) -> Loaded:
        record = found.record
        digest = digest_of(record)
        article = _find(record.key)
        notes: tuple[Note, ...] = ()
        outcome: Literal["created", "updated", "unchanged", "edited"]
        if article is None:
            article, notes = self._write(Article(import_key=record.key), found, digest)
            outcome = "created"
        elif article.import_digest == digest:
            outcome = "unchanged"
        elif not article.import_digest:
            outcome = "edited"
        else:
            article, notes = self._write(article, found, digest)
            outcome = "updated"
        thread = hand_on_thread(article, record, outcome == "created")
        return Loaded(outcome, article, thread, notes)

    def _write(
        self, article: Article, found: Found, digest: str
    ) -> tuple[Article, tuple[Note, ...]]:
        record = found.record
        notes = fill_in(article, record)
        article.lead_image, of_image = load_image(record.image)
        article.publication_id = self.filing.publication(record.publication)
        article.import_digest = digest
        article.date_address()
        article.slug = slug_for(article, record)
        is_known = article.pk is not None
        if not is_known and article.is_public:  # as its edition will say, once it is filed
            article.edition_number, article.edition_at = 1, article.published_at
        write(article=article, imported=True, body=found.body)
        if is_known:
            article.bylines.all().delete()
            article.topics.clear()
        self._write_bylines(article, record)
        self._write_topics(article, record)
        freeze(article, is_new=not is_known)
        index(article, is_new=not is_known)
        fingerprint(article)
        self._relate(article)
        return article, (*notes, *of_image, *keep_addresses(article, record.old_addresses))

    def _relate(self, article: Article) -> None:
        """As it comes in, unless so many come that it would take longer than the rest of it."""
        self._related += 1
        if self._related <= MOST_RELATED:
            relate_on_commit(article)
        elif self._related == MOST_RELATED + 1:
            self.report.note(article.title, Note(NOT_RELATED))

    def _write_topics(self, article: Article, record: ArticleRecord) -> None:
        filed = Article.topics.through
        topics = dict.fromkeys(self.filing.topic(topic) for topic in record.topics)
        filed.objects.bulk_create(filed(article=article, topic_id=topic) for topic in topics)

    def _write_bylines(self, article: Article, record: ArticleRecord) -> None:
        bylines: dict[tuple[int, str], Byline] = {}
        for byline in record.bylines:
            author = self.filing.author(byline)
            bylines.setdefault(
                (author, byline.role),
                Byline(
                    article=article,
                    author_id=author,
                    position=len(bylines) + 1,
                    role=byline.role,
                    as_printed=byline.as_printed[:200],
                ),
            )
        Byline.objects.bulk_create(bylines.values())

    def _tell(self, found: Found, loaded: Loaded) -> None:
        label, report = found.record.title, self.report
        outcome, thread = self._outcome(found.record, loaded)
        if outcome == "edited":
            report.skipped(label, EDITED)
        else:
            report.loaded(outcome)
        if outcome == "created" and found.record.published_at is None:
            report.undated_drafts += 1
        report.took_comments("created", thread.created)
        report.took_comments("updated", thread.updated)
        report.took_comments("unchanged", thread.unchanged)
        for reason, count in found.comments_left_out:
            report.left_out_comments(label, reason, count)
        if outcome != "unchanged":
            for note in (*found.notes, *loaded.notes):
                report.note(label, note)
        for text in thread.notes:
            report.note(label, Note(text))

    def _outcome(
        self, record: ArticleRecord, loaded: Loaded
    ) -> tuple[Literal["created", "updated", "unchanged", "edited"], ThreadOutcome]:
        """What a dry run would have found, had it written the pieces before this one."""
        if not self.report.dry_run or loaded.outcome not in ("created", "updated"):
            return loaded.outcome, loaded.thread
        digest = digest_of(record)
        former = self._tried.setdefault(record.key, "")
        self._tried[record.key] = digest
        if not former:
            return loaded.outcome, loaded.thread
        seen = ThreadOutcome(unchanged=loaded.thread.created + loaded.thread.unchanged)
        return ("unchanged" if former == digest else "updated"), seen


@contextmanager
def _without_waiting_for_the_disk() -> Iterator[None]:
    """Commits don't wait to be on disk; the last one does, and all before it with it. A crash
    loses the latest pieces whole, and importing again brings them."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
            cursor.execute("SELECT pg_current_xact_id()")


def digest_of(record: ArticleRecord) -> str:
    """Of all that an import writes into the piece itself; its thread doesn't count."""
    values = asdict(replace(record, key="", comments=(), closure=None))
    for name, default in LATER_FIELDS.items():
        if values[name] == default:
            del values[name]
    if "image" in values:
        del values["image"]["file"]  # wherever it lies, its own digest says what it is
    return hashlib.sha256(
        json.dumps(values, default=str, sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()


def _find(key: str) -> Article | None:
    """The piece of this key, locked until the transaction ends: what an editor does meanwhile is
    seen here, or waits for it. Most keys have none: that is asked in the cheapest way."""
    if _is_new(key):
        return None
    rows = Article.objects.select_for_update(no_key=True).defer(*LONG_TEXTS)
    return rows.filter(import_key=key).first()


def _is_new(key: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM articles_article WHERE import_key = %s", [key])
        return cursor.fetchone() is None


def _reason(error: Exception) -> str:
    """One line for the report; the database's own words name the rule that was broken."""
    return " ".join(str(error).splitlines()[:1]) or type(error).__name__
