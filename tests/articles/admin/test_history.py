"""The history of an object: what a save, a merge and a deletion leave, and who may read it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.activity import record
from articles.models import Activity, Topic
from tests import cast
from tests.articles.admin.people import make_staff, moderator_client

pytestmark = pytest.mark.django_db


def history(client, obj, **asked) -> str:
    kind = obj._meta.model_name
    answer = client.get(f"/admin/articles/{kind}/{obj.pk}/history/", asked)
    return " ".join(answer.content.decode().split())


def save_topic(client, topic=None, **typed):
    address = f"/admin/articles/topic/{topic.pk}/change/" if topic else "/admin/articles/topic/add/"
    none = {f"aliases-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return client.post(address, none | typed, follow=True)


def test_a_save_is_told_with_what_changed(editor):
    topic = cast.make_topic("Flods")
    save_topic(editor, topic, name="Floods", slug="floods")
    page = history(editor, topic)
    assert "eva changed it" in page
    assert "Name: Flods → Floods" in page
    assert "the old address leads here" in page


def test_a_save_that_changes_nothing_leaves_nothing(editor):
    topic = cast.make_topic("Floods")
    save_topic(editor, topic, name="Floods", slug="floods")
    assert not Activity.objects.exists()


def test_of_a_text_only_its_name_is_kept(editor):
    topic = cast.make_topic("Floods")
    save_topic(editor, topic, name="Floods", slug="floods", description="Water. " * 40)
    (row,) = Activity.objects.all()
    assert row.after == {"rewritten": ["Introduction"]}


def test_a_new_one_begins_its_history(editor):
    save_topic(editor, name="Floods")
    assert "eva added it" in history(editor, Topic.objects.get())


def test_a_deletion_stays_in_the_record_of_the_desk(editor):
    topic = cast.make_topic("Floods")
    editor.post(f"/admin/articles/topic/{topic.pk}/delete/", {"post": "yes"})
    page = editor.get("/admin/articles/activity/").content.decode()
    assert "eva deleted it" in page


def test_the_admins_own_log_stays_empty(editor):
    save_topic(editor, name="Floods")
    assert not LogEntry.objects.exists()


def test_it_is_paged_by_key_in_a_fixed_number_of_queries(editor):
    topic = cast.make_topic("Floods")
    for number in range(120):
        record(by=None, verb="changed", obj=topic, note=f"Note {number}.")
    with CaptureQueriesContext(connection) as asked:
        first = history(editor, topic)
    assert "Note 119." in first
    assert "Note 69." not in first
    assert len(asked) <= 7
    last = Activity.objects.order_by("-id")[49]
    assert "Note 69." in history(editor, topic, before=last.pk)


def test_it_is_narrowed_to_one_colleague(editor):
    topic = cast.make_topic("Floods")
    record(by=make_staff("mia"), verb="changed", obj=topic, note="Hers.")
    record(by=None, verb="changed", obj=topic, note="Nobody's.")
    assert "Nobody" not in history(editor, topic, who="mia").split("activity__line", 1)[1]
    assert "Hers." not in history(editor, topic, who="-")


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "0"])
def test_a_key_that_cannot_be_is_no_trouble(editor, before):
    assert "History" in history(editor, cast.make_topic("Floods"), before=before)


def test_moderators_are_refused(db):
    topic = cast.make_topic("Floods")
    assert moderator_client().get(f"/admin/articles/topic/{topic.pk}/history/").status_code == 403


def test_the_record_of_the_desk_is_the_editors(db):
    assert moderator_client().get("/admin/articles/activity/").status_code == 403


def test_what_is_not_there_leads_away(editor):
    assert editor.get("/admin/articles/topic/99/history/").status_code == 302


def test_names_in_notes_are_text(editor):
    topic = cast.make_topic("Floods")
    record(by=None, verb="changed", obj=topic, note="<script>alert(1)</script>")
    assert "<script>alert" not in history(editor, topic)
