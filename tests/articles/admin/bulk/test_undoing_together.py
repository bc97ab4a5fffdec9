"""From an act that is over to its undoing, which says first what stays."""

import pytest

from articles.models import BulkAct
from tests import cast
from tests.articles.bulk.acting import retag, topics_of, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def floods():
    return cast.make_topic("Floods")


def page_of_undoing(client, act):
    return client.post(f"/admin/articles/bulkact/{act.pk}/undoing/", follow=True)


def test_it_says_first_which_stay(editor, floods):
    first, second = cast.make_articles(2)
    act = retag([first, second], add=[floods])
    second.topics.clear()
    page = " ".join(page_of_undoing(editor, act).content.decode().split())
    assert "Put 1 piece back" in page
    assert "1 piece has been changed since, and stays as it is." in page
    assert topics_of(first) == ["Floods"]


def test_the_second_word_does_it(editor, floods, django_capture_on_commit_callbacks):
    piece = cast.make_article()
    page_of_undoing(editor, retag([piece], add=[floods]))
    undoing = BulkAct.objects.get(verb="undo")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(f"/admin/articles/bulkact/{undoing.pk}/beginning/")
    assert topics_of(piece) == []


def test_what_is_undone_already_is_told(editor, floods):
    act = retag([cast.make_article()], add=[floods])
    undo(act)
    assert "nothing left of it to undo" in page_of_undoing(editor, act).content.decode()


def test_the_record_tells_of_both_acts_in_a_line_each(editor, floods):
    undo(retag(cast.make_articles(3), add=[floods]))
    page = editor.get("/admin/articles/activity/").content.decode()
    assert "eva changed the topics of 3 pieces: + Floods" in page
    assert "eva undid this for 3 pieces: + Floods" in page
    assert "its topics" not in page
