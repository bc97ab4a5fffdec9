"""How pieces stand, in the list of them: each state by itself, and what waits beside."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.states.publishing import publish, withdraw
from articles.states.reviewing import ask
from articles.states.scheduling import schedule
from articles.writing import write
from tests import cast
from tests.articles.states.desk import draft_change, make_colleague

LIST = "/admin/articles/article/"


@pytest.fixture
def later():
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def pieces(db, later):
    """One in each state, by its headline."""
    eva = make_colleague("eve")
    cast.make_draft("Draft")
    ask(article=cast.make_draft("Review"), by=eva)
    publish(article=write(article=Article(title="Scheduled")), at=later)
    old = write(article=Article(title="Old", published_at=datetime(1898, 1, 13, tzinfo=UTC)))
    schedule(article=old, by=eva, at=later)
    cast.make_article("Published")
    withdraw(article=cast.make_article("Withdrawn"), reason="A hoax.")
    draft_change(cast.make_article("Changes"), dek="Another.")
    change = cast.make_article("Change")
    draft_change(change, dek="Another.")
    schedule(article=change, by=eva, at=later)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", {"Draft"}),
        ("review", {"Review"}),
        ("scheduled", {"Scheduled", "Old"}),
        ("published", {"Published", "Changes", "Change"}),
        ("withdrawn", {"Withdrawn"}),
        ("changes", {"Changes"}),
        ("change", {"Change"}),
    ],
)
def test_the_list_is_narrowed_to_a_state(editor, pieces, state, expected):
    rows = editor.get(LIST, {"state": state}).context["cl"].result_list
    assert {row.title for row in rows} == expected


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Changes", "unpublished changes"), ("Change", "change scheduled"), ("Old", "scheduled")],
)
def test_what_waits_is_shown_beside_the_state(editor, pieces, title, shown):
    html = editor.get(LIST, {"q": title}).content.decode()
    assert shown in html


def test_a_made_up_state_narrows_nothing(editor, pieces):
    assert len(editor.get(LIST, {"state": "x"}).context["cl"].result_list) == 8
