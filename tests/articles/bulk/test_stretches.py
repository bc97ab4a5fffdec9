"""Thousands of pieces: in stretches, once, and beside somebody who publishes one of them."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from articles.bulk import acts, begin, carry_out, choose
from articles.models import Activity, Article, BulkAct
from articles.states.publishing import publish
from tests import cast
from tests.articles.bulk.acting import done, eva, undo

MANY = 2000


def make_many() -> list[int]:
    rows = [Article(title=f"Piece {n}", published_at=cast.FIRST_DAY) for n in range(MANY)]
    for row in rows:
        row.date_address()
    return [row.pk for row in Article.objects.bulk_create(rows)]


def begun(pieces, topic) -> BulkAct:
    act = choose(pieces=pieces, by=eva())
    begin(act=act, verb="retag", wish={"add": [topic.pk]})
    return act


def test_two_thousand_pieces_are_changed_and_put_back(db):
    floods, pieces = cast.make_topic("Floods"), make_many()
    act = done(begun(pieces, floods))
    assert (act.changed, act.state, floods.articles.count()) == (MANY, "done", MANY)
    assert undo(act).changed == MANY
    assert floods.articles.count() == 0


def test_it_costs_a_bounded_number_of_statements(db):
    act = begun(make_many(), cast.make_topic("Floods"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        carry_out(pk=act.pk)
    assert len(asked) < MANY / 10


def test_many_wait_in_the_queue(db):
    act = begun(make_many(), cast.make_topic("Floods"))
    act.refresh_from_db()
    assert act.state == "waiting"
    assert DBTaskResult.objects.filter(task_path=acts.go_on.module_path).count() == 1


def test_what_was_cut_off_goes_on_where_it_was(db):
    floods = cast.make_topic("Floods")
    act = begun(make_many(), floods)
    acts._do_stretch(act.pk)
    act.refresh_from_db()
    assert act.reached == act.changed == acts.STRETCH
    assert done(act).changed == MANY
    assert Activity.objects.filter(act=act.act, is_part=True).count() == MANY


def test_it_is_begun_once(db):
    act = begun([cast.make_article().pk], cast.make_topic("Floods"))
    assert begin(act=act, verb="retag", wish={}) is False


@pytest.mark.django_db(transaction=True)
def test_an_editor_publishes_one_of_the_pieces_meanwhile():
    floods, draft = cast.make_topic("Floods"), cast.make_draft()
    act = choose(pieces=[draft.pk, *make_many()], by=eva())
    begin(act=act, verb="retag", wish={"add": [floods.pk]})
    other = threading.Thread(target=apart, args=(lambda: carry_out(pk=act.pk),))
    other.start()
    publish(article=Article.objects.get(pk=draft.pk))
    other.join()
    act.refresh_from_db()
    assert (act.state, act.changed) == ("done", MANY + 1)
    draft.refresh_from_db()
    assert draft.is_public
    assert list(draft.topics.all()) == [floods]


def apart(work) -> None:
    try:
        work()
    finally:
        connection.close()
