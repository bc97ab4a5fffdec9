"""Whatever pieces are called and dated one after the other, no address that one had is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from articles.models import Article
from articles.states.publishing import namesake_of, publish, unpublish
from articles.writing import write
from tests.cast import FIRST_DAY, make_article

BENEATH = ("", "print/", "comments/", "comments/feed.json", "editions/")
SLUGS = some.sampled_from(["a", "b", "c", "año"])
PRECISIONS = some.sampled_from(["day", "month", "year"])
ACTS = some.one_of(
    some.tuples(some.just("slug"), SLUGS),
    some.tuples(some.just("date"), some.integers(0, 2)),
    some.tuples(some.just("precision"), PRECISIONS),
    some.tuples(some.just("back"), some.none()),
)


class Renaming(TestCase):
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(some.lists(some.tuples(some.integers(0, 1), ACTS), min_size=1, max_size=8))
    def test_every_former_address_leads_to_the_present_one_in_one_hop(self, acts):
        pieces = [make_article("One", slug="a"), make_article("Two", slug="b")]
        had = {pieces[0].address: 0, pieces[1].address: 1}
        for number, act in acts:
            pieces[number] = changed(pieces[number], *act)
            had.setdefault(pieces[number].address, number)
        for address, number in had.items():
            assert_leads(address, pieces[number])


def changed(piece: Article, what: str, how: Any) -> Article:
    """As an editor would change it; what another piece has or had is refused, as the desk does."""
    piece = Article.objects.get(pk=piece.pk)
    if what == "slug":
        piece.slug = how
    elif what == "date":
        piece.published_at = FIRST_DAY + timedelta(days=how)
    elif what == "precision":
        piece.published_precision = how
    elif what == "back":
        return publish(article=unpublish(article=piece))
    if namesake_of(piece):
        return Article.objects.get(pk=piece.pk)
    return write(article=piece)


def assert_leads(address: str, piece: Article) -> None:
    client = Client()
    for rest in BENEATH:
        answer = client.get(f"{address}{rest}?a=1")
        if address == piece.address:
            assert answer.status_code in (200, 301), (address, rest)
            continue
        assert answer.status_code == 301, (address, rest)
        assert answer["Location"] == f"{piece.address}{rest}?a=1"


@pytest.mark.django_db
def test_there_and_back_leaves_no_circle(client):
    piece = make_article(slug="a")
    for slug in ("b", "c", "a"):
        piece.slug = slug
        write(article=piece)
    assert client.get("/2020/01/04/a/").status_code == 200
    for slug in ("b", "c"):
        assert client.get(f"/2020/01/04/{slug}/")["Location"] == "/2020/01/04/a/"
