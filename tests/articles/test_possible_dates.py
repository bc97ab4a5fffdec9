"""The database refuses dates that no address could name."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article
from tests.cast import make_article, make_draft

pytestmark = pytest.mark.django_db

IMPOSSIBLE = [datetime(999, 6, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]


@pytest.mark.parametrize("moment", IMPOSSIBLE)
def test_an_impossible_moment_of_publication_is_refused(moment):
    with pytest.raises(IntegrityError, match="article_date_possible"), transaction.atomic():
        make_article(at=moment)


@pytest.mark.parametrize("moment", IMPOSSIBLE)
def test_a_draft_can_not_be_dated_so_either(moment):
    with pytest.raises(IntegrityError, match="article_date_possible"), transaction.atomic():
        make_draft(published_at=moment)


def test_an_impossible_day_in_the_address_is_refused():
    piece = make_article()
    with pytest.raises(IntegrityError, match="article_date_possible"), transaction.atomic():
        Article.objects.filter(pk=piece.pk).update(published_on=date(1499, 12, 31))


@pytest.mark.parametrize("day", [date(999, 6, 1), date(3000, 1, 1)])
def test_an_impossible_day_of_first_publication_is_refused(day):
    known = {"originally_published": day, "originally_published_precision": "day"}
    with pytest.raises(IntegrityError, match="original_date_possible"), transaction.atomic():
        make_article(**known)


def test_an_editor_is_told_to_look_at_the_year():
    piece = make_draft()
    piece.published_at = IMPOSSIBLE[0]
    with pytest.raises(ValidationError, match="look at its year"):
        piece.full_clean()


def test_a_draft_needs_no_date_at_all():
    assert make_draft(published_at=None).pk
