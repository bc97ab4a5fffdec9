"""Where the day begins: what waits for whom, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.activity import record
from articles.correcting import correct
from articles.drafts.payload import payload_of
from articles.drafts.saving import discard_draft, save_draft
from articles.models import Article, Link, Review, ScheduledChange, WorkingSave
from articles.states.publishing import publish, publish_draft
from tests import cast
from tests.articles.admin.people import client_of, make_staff, moderator_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva() -> User:
    return make_staff("eva", "Editors")


@pytest.fixture
def will() -> User:
    return make_staff("will", "Writers")


def panel(user: User, name: str) -> str:
    """The text of one panel, '' where there is none."""
    page = " ".join(client_of(user).get("/admin/").content.decode().split())
    _before, found, rest = page.partition(f'id="start-{name}"')
    return rest.split("</section>")[0] if found else ""


def drafted(by: User, title: str) -> Article:
    """A piece that they began."""
    typed = payload_of(cast.make_draft(f"A pattern of {title}")) | {"title": title, "slug": ""}
    return save_draft(article=None, payload=typed, by=by).article


def test_own_drafts_come_first_the_last_saved_on_top(eva, will):
    for title in ("First", "Second"):
        drafted(eva, title)
    drafted(will, "His")
    told = panel(eva, "mine")
    assert told.index("Second") < told.index("First")
    assert "His" not in told


def test_a_draft_stays_theirs_who_began_it_and_theirs_who_saved_it(eva, will):
    piece = drafted(will, "His")
    typed = payload_of(piece) | {"dek": "Hers."}
    save_draft(article=piece, payload=typed, by=eva, base_number=1)
    assert "His" in panel(will, "mine")
    save_draft(article=piece, payload=typed | {"dek": "His."}, by=will, base_number=2)
    assert "His" in panel(eva, "mine")


def test_a_draft_is_also_theirs_who_sign_it(eva, will):
    piece, author = drafted(eva, "Signed"), cast.make_author(login=will)
    assert "Signed" not in panel(will, "mine")
    piece.bylines.create(author=author, position=1)
    assert "Signed" in panel(will, "mine")


def test_a_change_stays_theirs_while_a_colleague_goes_on_with_it(eva, will):
    piece = cast.make_article("Quay", begun_by=will)
    typed = payload_of(piece)
    save_draft(article=piece, payload=typed | {"dek": "His."}, by=will, base_number=0)
    save_draft(article=piece, payload=typed | {"dek": "Hers."}, by=eva, base_number=1)
    assert "Quay" in panel(will, "mine")
    publish_draft(article=piece, by=eva)
    assert "Quay" not in panel(will, "mine")
    assert "Quay" not in panel(eva, "mine")


def test_what_was_discarded_or_published_is_nobodys_work(eva, will):
    quay, pier = cast.make_article("Quay", begun_by=will), drafted(will, "Pier")
    save_draft(article=quay, payload=payload_of(quay) | {"dek": "His."}, by=will, base_number=0)
    discard_draft(article=quay, by=eva)
    publish_draft(article=pier, by=eva)
    told = panel(will, "mine")
    assert "Quay" not in told
    assert "Pier" not in told


def test_what_was_typed_and_not_saved_is_told(eva):
    WorkingSave.objects.create(editor=eva, article=cast.make_article("Quay"), payload={})
    assert "not saved" in panel(eva, "mine")


def test_changes_beside_what_readers_have_are_marked(eva):
    piece = cast.make_article("Quay")
    save_draft(article=piece, payload=payload_of(piece) | {"dek": "New."}, by=eva, base_number=0)
    assert "unpublished changes" in panel(eva, "mine")


def test_editors_find_all_reviews_and_writers_their_own(eva, will):
    for user, title in ((eva, "Hers"), (will, "His")):
        Review.objects.create(article=cast.make_draft(title), draft_number=1, asked_by=user)
    assert "Hers" in panel(eva, "review")
    assert "His" in panel(eva, "review")
    assert "Hers" not in panel(will, "review")


def test_what_was_sent_back_is_told_to_who_asked(eva, will):
    closed = {"verdict": "returned", "decided_by": eva, "decided_at": timezone.now()}
    piece = cast.make_draft("Quay", begun_by=will)
    Review.objects.create(
        article=piece, draft_number=1, asked_by=will, answer="A source, please.", **closed
    )
    assert "A source, please." in panel(will, "sent-back")
    assert panel(eva, "sent-back") == ""
    Review.objects.create(article=piece, draft_number=2, asked_by=will)
    assert panel(will, "sent-back") == ""


def test_pieces_and_changes_to_come_stand_in_their_order(eva, will):
    now = timezone.now()
    publish(article=Article(title="Thursday"), at=now + timedelta(days=4))
    piece = cast.make_article("Tuesday")
    draft = save_draft(article=piece, payload=payload_of(piece), by=eva, base_number=0)
    due = {"due_at": now + timedelta(days=2), "scheduled_by": eva}
    ScheduledChange.objects.create(article=piece, draft=draft, **due)
    told = panel(eva, "scheduled")
    assert told.index("Tuesday") < told.index("Thursday")
    assert "Thursday" not in panel(will, "scheduled")


def test_a_change_that_failed_is_urgent_until_another_is_scheduled(eva):
    piece = cast.make_article("Quay")
    draft = save_draft(article=piece, payload=payload_of(piece), by=eva, base_number=0)
    said = {"due_at": timezone.now(), "scheduled_by": eva, "article": piece, "draft": draft}
    failed = {"state": "failed", "ended_at": timezone.now(), "trouble": "A topic is gone."}
    ScheduledChange.objects.create(**said, **failed)
    assert "A topic is gone." in panel(eva, "failed")
    ScheduledChange.objects.create(**said)
    assert panel(eva, "failed") == ""


def test_what_was_published_and_corrected_last_is_told(eva):
    piece = cast.make_article("Quay")
    correct(article=piece, kind="correction", text="It was 17.", is_prominent=False)
    assert "Quay" in panel(eva, "published")
    assert "It was 17." in panel(eva, "corrected")


def test_dead_links_are_told(eva):
    Link.objects.create(url="https://gone.example/a", digest="a", host="gone.example", state="dead")
    assert "gone.example/a" in panel(eva, "links")


def test_colleagues_are_seen_at_work_and_not_oneself(eva, will):
    topic = cast.make_topic("Floods")
    record(by=will, verb="changed", obj=topic)
    record(by=eva, verb="added", obj=topic)
    told = panel(eva, "colleagues")
    assert "will changed it" in told
    assert "eva added it" not in told


def test_threads_with_held_comments_are_told_to_editors_and_moderators(eva):
    comment = cast.make_comment(cast.make_article("Quay"), "Hm.")
    type(comment).objects.filter(pk=comment.pk).update(status="held", visible=False)
    assert "1 comment held" in panel(eva, "threads")
    page = moderator_client().get("/admin/").content.decode()
    assert f"/desk/threads/{comment.article_id}/" in page


def test_writers_find_no_editors_panels(will):
    cast.make_article("Quay")
    names = ("published", "corrected", "links", "colleagues", "failed", "threads")
    assert [panel(will, name) for name in names] == [""] * len(names)


def test_headlines_are_text(eva):
    drafted(eva, "<script>alert(1)</script>")
    assert "<script>alert" not in panel(eva, "mine")


def queries_of(user: User) -> int:
    client = client_of(user)
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/admin/").status_code == 200
    return len(asked)


def test_it_costs_as_many_queries_however_much_there_is(eva):
    drafted(eva, "Quay")
    before = queries_of(eva)
    for number in range(4):
        drafted(eva, f"Quay {number}")
        Review.objects.create(
            article=cast.make_draft(f"Draft {number}"), draft_number=1, asked_by=eva
        )
        publish(article=Article(title=f"P {number}"), at=timezone.now() + timedelta(days=1))
    assert queries_of(eva) <= max(before, 24)
