"""A reader gets everything that is kept of them, and nothing of anybody else."""

import json

import pytest
from django.utils import timezone

from comments import moderation, notices
from comments.models import Ban, CommentEdition, Origin, Reader, Report
from comments.readers import own_record
from comments.readers.own_record import record_of
from tests import cast

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


@pytest.fixture
def ada():
    return Reader.objects.create(email=ADA, confirmed_at=timezone.now())


def record(reader):
    return json.loads(b"".join(record_of(reader)))


def test_nothing_kept_is_said_too(ada):
    kept = record(ada)
    assert kept["email"] == ADA
    assert kept["comments"] == kept["notices"] == kept["bans"] == []


def test_comment_with_what_was_decided_about_it(ada, moderator):
    comment = cast.make_comment(cast.make_article(), "My word.", reader=ada, email=ADA)
    CommentEdition.objects.create(
        comment=comment, number=1, author_name="Ada", body="Former.", body_html="", cause="author"
    )
    Origin.objects.create(comment=comment, address="a1", network="b2", outcome="published")
    moderation.remove(comment=comment, actor=moderator, reason="Abuse.")
    (said,) = record(ada)["comments"]
    assert (said["text"], said["state"], said["reason of removal"]) == (
        "My word.",
        "removed",
        "Abuse.",
    )
    assert said["former texts"][0]["text"] == "Former."
    assert said["decisions"][0]["what"] == "remove"
    assert said["origin"]["hash of the IP address"] == "a1"
    assert moderator.username not in json.dumps(said)


def test_imported_comment_of_the_address(ada):
    cast.make_comment(cast.make_article(), "From elsewhere.", email="ADA@example.org")
    assert record(ada)["comments"][0]["text"] == "From elsewhere."


def test_comment_of_another_reader_under_the_address_is_not_shown(ada):
    other = Reader.objects.create(email="b@example.org")
    cast.make_comment(cast.make_article(), "Not hers.", email=ADA, reader=other)
    assert record(ada)["comments"] == []


def test_subscriptions_reports_and_bans(ada, moderator):
    comment = cast.make_comment(cast.make_article())
    notices.subscribe(reader=ada, article=comment.article, pace="daily")
    Report.objects.create(comment=comment, reason="abuse", words="Look.", reader=ada)
    Ban.objects.create(kind="email", value=ADA, shown=ADA, reason="Abuse.", made_by=moderator)
    kept = record(ada)
    assert kept["subscriptions"][0]["pace"] == "daily"
    assert kept["reports"][0]["words"] == "Look."
    assert kept["bans"][0]["reason"] == "Abuse."


def test_long_record_is_read_in_parts(ada, monkeypatch):
    monkeypatch.setattr(own_record, "AT_ONCE", 2)
    article = cast.make_article()
    written = [cast.make_comment(article, reader=ada).pk for _ in range(5)]
    assert [said["number"] for said in record(ada)["comments"]] == written
