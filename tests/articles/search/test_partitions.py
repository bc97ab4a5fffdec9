"""A year's partition is made when its first piece comes, whoever else reads or writes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from articles.models import ArticleDocument
from tests.articles.search.asking import titles
from tests.cast import make_article

LOCKS = """
SELECT mode FROM pg_locks
WHERE relation = 'articles_articledocument'::regclass AND pid = pg_backend_pid()
"""


def apart(work, *args):
    try:
        return work(*args)
    finally:
        connection.close()


def write_in(year, number):
    return make_article(f"Piece {number} of {year}", at=datetime(year, 5, 1, tzinfo=UTC)).pk


@pytest.mark.django_db(transaction=True)
def test_two_who_need_the_same_year_at_once_both_get_it():
    with ThreadPoolExecutor(4) as pool:
        years = [1801 + number // 4 for number in range(12)]
        asked = [pool.submit(apart, write_in, year, n) for n, year in enumerate(years)]
        made = {each.result() for each in asked}
    assert set(ArticleDocument.objects.values_list("pk", flat=True)) == made


@pytest.mark.django_db(transaction=True)
def test_readers_and_writers_of_other_years_do_not_wait():
    make_article("Harbour")
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        make_article("Pier", at=datetime(1811, 5, 1, tzinfo=UTC))
        assert pool.submit(apart, titles, "harbour").result(timeout=9) == ["Harbour"]
        assert pool.submit(apart, make_article, "Zeppelin").result(timeout=9)


@pytest.mark.django_db(transaction=True)
def test_making_a_year_never_locks_the_others_out():
    with transaction.atomic():
        write_in(1812, 1)
        with connection.cursor() as cursor:
            cursor.execute(LOCKS)
            assert ("AccessExclusiveLock",) not in cursor.fetchall()


@pytest.mark.django_db
def test_pieces_of_all_possible_years_are_found():
    for year in (1501, 2998):
        write_in(year, 1)
    assert titles("piece") == ["Piece 1 of 1501"]


@pytest.mark.django_db
def test_a_year_begins_in_utc_and_the_day_is_the_papers(settings):
    settings.TIME_ZONE = "Australia/Sydney"
    make_article("Midnight", at=datetime(2019, 12, 31, 20, tzinfo=UTC))
    assert titles("from:2020 to:2020") == ["Midnight"]
    assert titles("to:2019") == []
