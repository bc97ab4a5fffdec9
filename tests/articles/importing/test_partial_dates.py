"""A date that a source knows to the month or the year is neither made up nor lost."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.importing.demo import read_articles
from articles.importing.loading import Loader, digest_of
from articles.importing.page.dates import parse_option
from articles.importing.reading import Found
from articles.importing.records import ArticleRecord
from articles.importing.report import ImportReport
from articles.models import Article
from tests.articles.importing.pages import BODY, read

JANUARY = ArticleRecord(
    key="test:1",
    title="The harbour bill",
    body="<p>It passed.</p>",
    status="published",
    published_at=datetime(2020, 1, 1, tzinfo=UTC),
    published_precision="month",
)


def load(record: ArticleRecord) -> Article:
    Loader(ImportReport()).load(Found(record=record))
    return Article.objects.get()


@pytest.mark.django_db
def test_piece_stands_at_its_month() -> None:
    assert load(JANUARY).address == "/2020/01/00/the-harbour-bill/"


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "UTC"])
def test_month_is_the_same_wherever_the_paper_stands(zone: str) -> None:
    with timezone.override(zone):
        assert load(JANUARY).address == "/2020/01/00/the-harbour-bill/"


@pytest.mark.django_db
def test_day_that_is_found_later_moves_it_and_keeps_the_former_address(client) -> None:
    load(JANUARY)
    day = replace(JANUARY, published_at=datetime(2020, 1, 4, tzinfo=UTC), published_precision="day")
    assert load(day).address == "/2020/01/04/the-harbour-bill/"
    response = client.get("/2020/01/00/the-harbour-bill/")
    assert (response.status_code, response["Location"]) == (301, "/2020/01/04/the-harbour-bill/")


def test_record_of_a_known_day_has_the_digest_it_always_had() -> None:
    record = replace(
        JANUARY, published_at=datetime(2020, 1, 4, 10, tzinfo=UTC), published_precision="day"
    )
    assert digest_of(record).startswith("5fc219a3dfd1a1c04f535e7bdf513c56")
    assert digest_of(JANUARY) != digest_of(replace(JANUARY, published_precision="year"))


@pytest.mark.parametrize(("typed", "known"), [("1956", "year"), ("1956-01", "month")])
def test_option_of_a_page_says_how_exactly_it_is_known(typed: str, known: str) -> None:
    record = read("A headline", "", BODY, date=parse_option(typed)).record
    assert record.published_precision == known
    assert record.originally_published is None


@pytest.mark.parametrize(("typed", "known"), [("1956", "year"), ("1956-01", "month")])
def test_piece_of_the_demonstration_may_be_dated_so(tmp_path, typed: str, known: str) -> None:
    (tmp_path / "articles").mkdir()
    piece = f'+++\ntitle = "Old"\npublished = "{typed}"\n+++\nText.\n'
    (tmp_path / "articles" / "1956-01-00-old.md").write_text(piece)
    tables = {
        "publications": [{"slug": "h", "name": "H", "house": True}],
        "authors": [],
        "topics": [],
    }
    (record,) = read_articles(tmp_path, tables)
    assert (record.slug, record.published_precision) == ("old", known)
    assert record.published_at == datetime(1956, 1, 1, tzinfo=UTC)
