"""A rule is tried on the comments that are there before it is switched on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Comment, Reader
from comments.screening import CHECKS, CannotLookBack, dry_run
from comments.screening.setting import add_words
from tests.cast import make_article, make_comment
from tests.comments.screening.conftest import came_from, wrote

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(moderator):
    """Five comments that name a casino, one of them approved by hand and one removed, and one
    that does not."""
    article = make_article()
    comments = [make_comment(article, f"Casino number {n}", status="held") for n in range(2)]
    comments += [make_comment(article, f"Casino number {n}") for n in range(2, 5)]
    moderation.approve(comment=comments[0], actor=moderator)
    moderation.remove(comment=comments[4], actor=moderator)
    make_comment(article, "A civil word.")
    return comments


def test_it_says_what_would_be_held_and_what_moderators_thought_of_it(thread):
    run = dry_run("words", words="casino\npoker")
    assert (run.looked_at, run.would_hold, run.would_refuse) == (6, 5, 0)
    assert (run.of_them_approved, run.of_them_published, run.of_them_rejected) == (1, 3, 1)
    assert run.examples == [comment.pk for comment in reversed(thread)]


def test_a_list_that_is_in_force_is_tried_whole(thread, head):
    add_words(actor=head, lines="casino number 3", kind="blocked")
    run = dry_run("words")
    assert (run.would_stop, run.would_refuse) == (1, 1)


def test_another_limit_is_tried(thread):
    make_comment(make_article("Links", slug="links"), "https://a.example https://b.example")
    assert dry_run("links").would_stop == 0
    assert dry_run("links", number=2).would_stop == 1


def test_only_the_newest_are_looked_at(thread):
    run = dry_run("words", words="casino", last=3)
    assert (run.looked_at, run.would_stop) == (3, 2)


def test_the_time_is_limited_and_it_says_so(thread):
    run = dry_run("words", words="casino", patience=0)
    assert (run.looked_at, run.ran_out) == (0, True)


def test_a_first_comment_is_known_as_one_by_what_came_before(moderator):
    reader = Reader.objects.create(
        email="nora@example.org", confirmed_at=timezone.now() - timedelta(days=1)
    )
    article = make_article()
    comments = [make_comment(article, f"No. {n}", reader=reader) for n in range(3)]
    assert dry_run("first").examples == [comments[0].pk]


def test_an_address_that_was_confirmed_since_was_not_confirmed_then():
    comment = make_comment(make_article(), reader=Reader.objects.create(email="nora@example.org"))
    Reader.objects.update(confirmed_at=timezone.now() + timedelta(hours=1))
    assert dry_run("unconfirmed").examples == [comment.pk]


def test_a_flood_is_seen_where_it_is_still_known_where_it_came_from():
    for comment in wrote(4):
        Comment.objects.filter(pk=comment.pk).update(created_at=comment.origin.at)
    assert dry_run("rate", number=4).would_stop == 0
    assert dry_run("rate", number=3).would_refuse == 1


def test_a_copy_is_seen_and_the_first_of_them_is_none():
    text = "Our shop has the best prices in the whole of the harbour."
    article = make_article()
    first, second = (make_comment(article, text) for _ in range(2))
    came_from(first)
    assert dry_run("repeat").examples == [second.pk]


def test_imported_comments_are_asked_only_what_their_text_tells():
    make_comment(make_article(), "casino")
    Comment.objects.update(import_key="blog:1")
    assert dry_run("words", words="casino").looked_at == 1
    assert dry_run("first").looked_at == 0


def test_the_staffs_comments_are_left_out(moderator):
    make_comment(make_article(), "casino", posted_by=moderator, mark="moderator")
    assert dry_run("words", words="casino").looked_at == 0


CANNOT = [check.code for check in CHECKS if not check.looks_back]


@pytest.mark.parametrize("code", CANNOT)
def test_what_stored_comments_do_not_tell_is_said_plainly(code):
    with pytest.raises(CannotLookBack, match="can’t be tried"):
        dry_run(code)


def test_the_others_can_all_be_tried(thread):
    for check in CHECKS:
        if check.looks_back:
            assert dry_run(check.code).looked_at == 6


def test_it_reads_by_the_hundred_and_never_one_by_one(thread, django_assert_num_queries):
    with django_assert_num_queries(5):
        dry_run("words", words="casino")
