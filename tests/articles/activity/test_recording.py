"""The rows of the record: who, what, and the facts that changed; never a text."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, transaction

from articles.activity import activity_of, record
from articles.models import Activity, OldAddress
from tests import cast
from tests.articles.admin.people import make_staff

pytestmark = pytest.mark.django_db


def test_an_object_has_its_own_record_newest_first():
    floods, rivers = cast.make_topic("Floods"), cast.make_topic("Rivers")
    for topic in (floods, rivers, floods):
        record(by=None, verb="changed", obj=topic)
    assert len(activity_of(floods)) == 2
    assert activity_of(floods)[0].pk > activity_of(floods)[1].pk


def test_facts_are_written_as_text_where_they_are_no_plain_values():
    topic = cast.make_topic("Floods")
    moment = datetime(2020, 1, 4, 6, tzinfo=UTC)
    said = {"topic": topic, "at": moment, "day": date(2020, 1, 4), "list": (topic, 1), "none": None}
    row = record(by=None, verb="changed", obj=topic, after=said)
    assert row.after == {
        "topic": "Floods",
        "at": "2020-01-04T06:00:00+00:00",
        "day": "2020-01-04",
        "list": ["Floods", 1],
        "none": None,
    }


def test_nobody_is_named_for_who_is_not_logged_in():
    assert record(by=AnonymousUser(), verb="added", obj=cast.make_topic()).actor is None


def test_long_names_are_cut():
    address = OldAddress(pk=1, path="/" + "x" * 400, gone_reason="Gone.")
    assert len(record(by=None, verb="added", obj=address).label) == 300


def test_a_verb_is_a_word():
    with pytest.raises(IntegrityError), transaction.atomic():
        record(by=None, verb="Did it!", obj=cast.make_topic())


def test_rows_are_never_changed():
    record(by=make_staff("eva"), verb="added", obj=cast.make_topic())
    with pytest.raises(DatabaseError), transaction.atomic():
        Activity.objects.update(verb="deleted")
