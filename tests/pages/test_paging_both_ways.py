"""Paging by key loses no piece and repeats none, forwards and backwards, whatever their dates."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.lib.pagination import BadKey, paginate, parse_key
from articles.models import Article
from articles.states.publishing import unpublish
from tests import cast

MOMENTS = st.sampled_from([datetime(1956, m, d, tzinfo=UTC) for m, d in [(1, 1), (1, 2), (2, 1)]])
DATES = st.lists(
    st.tuples(MOMENTS, st.sampled_from(["day", "month", "year"])), min_size=1, max_size=9
)
ORDER = ["day", "month", "year"]


def walk(rows, size, way, start=None):
    """The keys of all pages in one direction."""
    page = paginate(rows, {} if start is None else {way: start}, size=size)
    pages = [page.items]
    while key := (page.older if way == "before" else page.newer):
        page = paginate(rows, {way: key}, size=size)
        pages.append(page.items)
    return pages, page


@pytest.fixture
def topic(db):
    return cast.make_topic()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dates=DATES, size=st.integers(1, 4), filed=st.booleans())
def test_every_piece_stands_on_one_page(topic, dates, size, filed):
    for piece in Article.objects.published():
        unpublish(article=piece)
    for number, (at, precision) in enumerate(dates):
        cast.make_article(f"n{number}", at=at, published_precision=precision, topics=[topic])
    public = Article.objects.published()
    rows = (public.filed_under(topic) if filed else public).newest_first()
    every = sorted(
        public, key=lambda a: (a.published_at, -ORDER.index(a.published_precision), a.pk)
    )
    forwards, last = walk(rows, size, "before")
    assert [piece for page in forwards for piece in page] == every[::-1]
    if last.newer:
        backwards, _ = walk(rows, size, "after", last.newer)
        assert [*(p for page in backwards[::-1] for p in page), *last.items] == every[::-1]


@pytest.mark.parametrize(
    ("key", "precision"),
    [("19560101T000000.000000-7", "day"), ("19560101T000000.000000m-7", "month")],
)
def test_key_names_how_exactly_a_date_is_known(key, precision):
    assert parse_key(key).precision == precision


@pytest.mark.parametrize(
    "key", ["19560101T000000.000000x-7", "m-7", "-", "19560101T000000.000000m-0"]
)
def test_made_up_key_is_refused(key):
    with pytest.raises(BadKey):
        parse_key(key)


def test_page_of_a_name_reads_its_filings_once(topic):
    rows = Article.objects.published().filed_under(topic).newest_first()
    key = (datetime(1956, 1, 1, tzinfo=UTC), 7, "month")
    for asked in (rows.older_than(*key), rows.newer_than(*key)):
        assert str(asked.query).count('JOIN "articles_filing"') == 1
