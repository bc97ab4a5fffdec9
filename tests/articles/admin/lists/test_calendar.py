"""The years, months and days above the list of pieces."""

from datetime import UTC, datetime

import pytest

from tests.cast import make_article, make_draft

LIST = "/admin/articles/article/"


@pytest.fixture
def archive(db):
    for day in ((1985, 12, 31), (2020, 1, 1), (2020, 1, 31), (2020, 2, 29)):
        make_article(f"Of {day}", at=datetime(*day, 12, tzinfo=UTC))
    make_draft("Kept back", published_at=datetime(2022, 5, 1, tzinfo=UTC))


def steps(client, **asked) -> list[str]:
    return [step.title for step in client.get(LIST, asked).context["cl"].steps_on]


def back(client, **asked) -> list[str]:
    return [step.title for step in client.get(LIST, asked).context["cl"].steps_back]


def test_it_begins_with_the_years_that_have_pieces(editor, archive):
    assert steps(editor) == ["1985", "2020", "2022"]


def test_a_year_leads_to_its_months(editor, archive):
    assert steps(editor, published_at__year=2020) == ["January 2020", "February 2020"]
    assert back(editor, published_at__year=2020) == ["All dates"]


def test_a_month_leads_to_its_days(editor, archive):
    asked = {"published_at__year": 2020, "published_at__month": 1}
    assert steps(editor, **asked) == ["1 January", "31 January"]
    assert back(editor, **asked) == ["All dates", "2020"]


def test_a_day_is_where_one_is(editor, archive):
    asked = {"published_at__year": 2020, "published_at__month": 2, "published_at__day": 29}
    page = editor.get(LIST, asked)
    assert [row.title for row in page.context["cl"].result_list] == ["Of (2020, 2, 29)"]
    assert '<span aria-current="date">29 February</span>' in page.content.decode()
    assert back(editor, **asked) == ["All dates", "2020", "February 2020"]


def test_its_links_keep_what_else_is_asked_for(editor, archive):
    page = editor.get(LIST, {"status__exact": "published"}).content.decode()
    assert "?published_at__year=2020&amp;status__exact=published" in page


@pytest.mark.parametrize("asked", [{"published_at__month": 2}, {"published_at__day": 3}])
def test_a_part_without_its_year_is_no_place(editor, archive, asked):
    assert steps(editor, **asked) == ["1985", "2020", "2022"]


def test_an_empty_archive_has_no_years(editor):
    assert steps(editor) == []
