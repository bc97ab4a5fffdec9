"""Editors who save at the same moment: each number is given once, and one of them is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.drafts.saving import Clash, save_draft, save_together
from articles.models import Draft
from tests.articles.drafts.payloads import typed_in
from tests.cast import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act gave or raised, begun at the same moment in a connection of its own."""
    start = Barrier(len(acts))

    def begin(act):
        try:
            start.wait(10)
            return act()
        except Clash as clash:
            return clash
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begin, acts))


def test_one_of_two_is_saved_and_the_other_told():
    piece = make_article()

    def save(title):
        return lambda: save_draft(
            article=piece, payload=typed_in(piece, title=title), by=None, base_number=0
        )

    came = at_once(save("One"), save("Other"))
    saved, told = sorted(came, key=lambda each: isinstance(each, Clash))
    assert isinstance(saved, Draft)
    assert told.theirs["title"] == saved.payload["title"]
    assert sorted(Draft.objects.values_list("number", flat=True)) == [0, 1]


def test_three_who_changed_different_fields_all_find_their_words():
    piece = make_article()
    before = typed_in(piece)

    def save(**fields):
        def act():
            try:
                save_draft(article=piece, payload=before | fields, by=None, base_number=0)
            except Clash as clash:
                save_together(article=piece, clash=clash, by=None)

        return act

    at_once(save(title="One"), save(dek="Two"), save(dateline="Three"))
    newest = Draft.objects.first()
    assert newest.number == 3
    told = [newest.payload[name] for name in ("title", "dek", "dateline")]
    assert told == ["One", "Two", "Three"]
