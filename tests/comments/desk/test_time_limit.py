"""A page of the desk that asks too much of the database says so."""

import pytest
from django.db import connection

ADDRESS = "/desk/log/?who=mara"


def sleep(*_args, **_kwargs):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.4)")
    return []


@pytest.fixture
def slow(desk, settings, monkeypatch):
    settings.DESK_TIME_LIMIT = 100
    monkeypatch.setattr("comments.desk.log.tell", sleep)
    return desk


def test_says_what_to_narrow_down(slow):
    answer = slow.get(ADDRESS)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "This took too long" in page
    assert 'href="/desk/log/"' in page


def test_is_kept_by_no_cache(slow):
    assert "no-store" in slow.get(ADDRESS)["Cache-Control"]


def test_the_limit_ends_with_the_page(slow):
    for address in ("/desk/", ADDRESS):
        slow.get(address)
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("0",)
