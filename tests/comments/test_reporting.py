"""Reports: one a person, and several of different people hold a comment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from comments import moderation
from comments.models import Closure, Comment, ModerationEvent, Reader, Report
from comments.reporting import ReportRefused, people_needed, report
from comments.screening.setting import set_check
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db


def address(number: int) -> str:
    return f"{number:032}"


def report_by(people: range, comment: Comment) -> None:
    for number in people:
        assert report(comment=comment, reason="abuse", address_hash=address(number))
    comment.refresh_from_db()


@pytest.fixture
def comment():
    return make_comment(make_article())


def test_three_different_people_hold_a_comment(comment):
    report_by(range(2), comment)
    assert comment.status == "published"
    report_by(range(2, 3), comment)
    assert (comment.status, comment.visible, comment.reasons) == ("held", False, ["reported"])


def test_the_verdict_is_an_event_of_nobody(comment):
    report_by(range(3), comment)
    event = ModerationEvent.objects.get(comment=comment)
    assert (event.verb, event.actor, event.reasons) == ("hold", None, ["reported"])


def test_reports_stay_open_until_a_moderator_decides(comment, moderator):
    report_by(range(3), comment)
    assert Report.objects.open().count() == 3
    moderation.approve(comment=comment, actor=moderator)
    assert not Report.objects.open().exists()


def test_one_person_counts_once(comment):
    for _ in range(3):
        report(comment=comment, reason="abuse", address_hash=address(1))
    assert report(comment=comment, reason="spam", address_hash=address(1)) is False
    assert Report.objects.count() == 1


def test_a_reader_who_changes_the_address_is_the_same_person(comment):
    reader = Reader.objects.create(email="nora@example.org")
    assert report(comment=comment, reason="abuse", reader=reader, address_hash=address(1))
    assert not report(comment=comment, reason="abuse", reader=reader, address_hash=address(2))


def test_people_whose_address_is_unknown_are_counted(comment):
    for _ in range(3):
        assert report(comment=comment, reason="abuse")
    comment.refresh_from_db()
    assert comment.status == "held"


def test_what_a_moderator_approved_is_not_held_by_the_same_reports(comment, moderator):
    report_by(range(3), comment)
    moderation.approve(comment=comment, actor=moderator)
    report_by(range(3, 5), comment)
    assert comment.status == "published"
    report_by(range(5, 6), comment)
    assert comment.status == "held"


def test_what_speaks_for_the_paper_is_not_held_by_readers(moderator):
    comment = make_comment(make_article(), posted_by=moderator, mark="moderator")
    report_by(range(9), comment)
    assert comment.status == "published"


def test_the_more_replies_would_be_hidden_the_more_people_it_takes(comment):
    assert people_needed(comment) == 3
    for _ in range(10):
        make_comment(comment.article, parent=comment)
    assert people_needed(comment) == 5
    report_by(range(4), comment)
    assert comment.status == "published"
    report_by(range(4, 5), comment)
    assert comment.status == "held"


def test_it_never_takes_more_than_four_times_as_many(comment):
    for _ in range(60):
        make_comment(comment.article, parent=comment)
    assert people_needed(comment) == 12


def test_a_newsroom_sets_how_many_people_it_takes(comment, moderator):
    set_check(actor=moderator, code="reported", number=2)
    report_by(range(2), comment)
    assert comment.status == "held"


def test_a_newsroom_may_leave_it_to_moderators_alone(comment, moderator):
    set_check(actor=moderator, code="reported", is_on=False)
    report_by(range(9), comment)
    assert comment.status == "published"
    assert Report.objects.open().count() == 9


def test_nobody_reports_a_whole_site(moderator):
    article = make_article()
    comments = [make_comment(article) for _ in range(11)]
    for each in comments[:10]:
        report(comment=each, reason="abuse", address_hash=address(1))
    with pytest.raises(ReportRefused, match="come back later"):
        report(comment=comments[10], reason="abuse", address_hash=address(1))
    Report.objects.update(at=timezone.now() - timedelta(hours=2))
    assert report(comment=comments[10], reason="abuse", address_hash=address(1))


def test_a_rule_that_counts_reports_closes_the_thread(comment, moderator):
    moderation.set_rule(actor=moderator, kind="reports", number=2)
    report_by(range(2), comment)
    assert Closure.objects.in_force().filter(article=comment.article).exists()


@pytest.mark.django_db(transaction=True)
def test_three_at_one_moment_hold_it_once():
    comment, begin = make_comment(make_article()), Barrier(3)

    def send(number: int) -> None:
        begin.wait()
        try:
            same = Comment.objects.get(pk=comment.pk)
            report(comment=same, reason="abuse", address_hash=address(number))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(send, range(3)))
    comment.refresh_from_db()
    assert comment.status == "held"
    assert ModerationEvent.objects.filter(verb="hold").count() == 1
