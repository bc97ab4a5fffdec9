"""Search knows the names under which readers find a piece, and no others."""

import pytest

from articles.models import Article
from tests import cast

NAME, SLUG = "Operation Nightfall", "operation-nightfall"
KINDS = ["topic", "author", "source"]
TO_COME = cast.FIRST_DAY.replace(year=2090)
HIDDEN = [
    {"status": "draft"},
    {"status": "withdrawn", "withdrawn_at": cast.FIRST_DAY, "withdrawal_reason": "A hoax."},
    {"published_at": TO_COME, "published_on": TO_COME.date()},
]


@pytest.fixture(autouse=True)
def piece(db):
    """Filed under the same name of each kind, beside a piece that all may read."""
    cast.make_article("Fog")
    filed = {"authors": [cast.make_author(NAME)], "topics": [cast.make_topic(NAME)]}
    return cast.make_article(publication=cast.make_publication(NAME), **filed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_readers_know_is_printed(read, kind):
    assert NAME in read(f"/search/?{kind}={SLUG}").text


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_only_hidden_pieces_have_is_as_unknown_as_any(read, piece, kind, hidden):
    Article.objects.filter(pk=piece.pk).update(**hidden)
    page, unknown = (read(f"/search/?{kind}={slug}").html for slug in (SLUG, "operation-daybreak"))
    assert NAME not in page
    assert page.replace(SLUG, "…") == unknown.replace("operation-daybreak", "…")
