"""A date that no archive can have is left empty, with a note, and ends nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from articles.importing.impossible_dates import without_impossible_dates
from articles.importing.loading import Loader
from articles.importing.reading import Found
from articles.importing.records import ArticleRecord, ClosureRecord, CommentRecord
from articles.importing.report import ImportReport
from articles.models import Article
from comments.models import Closure, Comment

FAR = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
EARLY = datetime(999, 6, 1, tzinfo=UTC)
DAY = datetime(2020, 1, 4, 10, tzinfo=UTC)


def found(**fields: Any) -> Found:
    values: dict[str, Any] = {"key": "a", "title": "t", "status": "published", "published_at": DAY}
    return Found(record=ArticleRecord(**values | fields))


def said(key: str, posted_at: datetime | None) -> CommentRecord:
    return CommentRecord(key=key, parent_key=None, author_name="Ann", body="x", posted_at=posted_at)


@pytest.mark.parametrize("moment", [FAR, EARLY, datetime.min.replace(tzinfo=UTC)])
def test_a_published_piece_becomes_an_undated_draft(moment: datetime) -> None:
    right = without_impossible_dates(found(published_at=moment))
    assert (right.record.published_at, right.record.status) == (None, "draft")
    assert right.notes[0].about == str(moment)[:10]
    assert right.notes[0].text.endswith("so that date was left empty and it comes in as a draft")


def test_its_first_appearance_is_left_empty() -> None:
    piece = found(originally_published=date(999, 6, 1), originally_published_precision="day")
    right = without_impossible_dates(piece)
    assert right.record.originally_published is None
    assert right.record.originally_published_precision == ""
    assert right.record.status == "published"


def test_comments_lose_their_impossible_dates_alone() -> None:
    right = without_impossible_dates(found(comments=(said("1", FAR), said("2", DAY))))
    assert [comment.posted_at for comment in right.record.comments] == [None, DAY]
    assert right.notes[0].text.startswith("has a comment dated in a year that can't be")


def test_a_closure_loses_its_impossible_date() -> None:
    right = without_impossible_dates(found(closure=ClosureRecord(reason="Old.", closed_at=FAR)))
    assert right.record.closure == ClosureRecord(reason="Old.")


def test_a_piece_with_possible_dates_stays_as_it_is() -> None:
    piece = found(comments=(said("1", DAY), said("2", None)), closure=ClosureRecord())
    assert without_impossible_dates(piece) is piece


@pytest.mark.django_db
def test_it_comes_in_and_changes_nothing_a_second_time(settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    piece = found(
        published_at=FAR, comments=(said("1", FAR),), closure=ClosureRecord(closed_at=FAR)
    )
    report = ImportReport()
    Loader(report).load_all([piece, piece])
    assert report.articles == {"created": 1, "unchanged": 1}
    assert report.undated_drafts == 1
    assert Article.objects.get().published_at is None
    assert Comment.objects.get().posted_at is None
    assert Closure.objects.get().closed_at is None
