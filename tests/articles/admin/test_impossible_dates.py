"""Years that this archive can't hold: refused with a sentence, and never an error."""

import pytest

from articles.models import Article
from tests.articles.admin.forms import save_piece
from tests.cast import make_article

LIST = "/admin/articles/article/"
SENTENCE = "Is the year right? Dates here lie between 1500 and 2999."


@pytest.mark.parametrize("day", ["0999-06-01", "1499-12-31", "3000-01-01", "9999-12-31"])
def test_a_piece_is_not_dated_so(editor, day):
    response = save_piece(editor, title="Quay", published_at_0=day)
    assert response.context["adminform"].form.errors["published_at"] == [SENTENCE]
    assert not Article.objects.exists()


@pytest.mark.parametrize("day", ["1500-01-03", "2999-12-29"])
def test_the_ends_of_the_possible_years_are_taken(editor, day):
    save_piece(editor, title="Quay", published_at_0=day)
    assert str(Article.objects.get().published_on) == day


def test_nor_does_it_appear_elsewhere_in_such_a_year(editor):
    response = save_piece(editor, title="Quay", originally_published="0999-06-01")
    assert response.context["adminform"].form.errors["originally_published"] == [SENTENCE]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
@pytest.mark.parametrize("year", ["0", "1", "9999", "10000", "-1", "x", "%00"])
def test_the_list_of_such_a_year_is_no_error(editor, settings, year, zone):
    settings.TIME_ZONE = zone
    make_article()
    for asked in (
        f"published_at__year={year}",
        f"published_at__year={year}&published_at__month=12",
    ):
        assert editor.get(f"{LIST}?{asked}", follow=True).status_code in (200, 400)
