"""Checks are asked in order; the first refusal ends it, and what holds is gathered."""

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from comments.models import Comment, Origin, WordRule
from comments.screening import CHECKS, reason_label, screen
from comments.screening.reasons import LABELS
from comments.screening.setting import add_words, set_check
from tests.cast import make_article, make_author, make_comment
from tests.comments.screening.conftest import came_from, submission

pytestmark = pytest.mark.django_db

LINKS = "https://a.example https://b.example https://c.example"


@pytest.fixture
def known(reader):
    """Fields of a reader whom nothing holds."""
    make_comment(make_article("Earlier", slug="earlier"), reader=reader)
    return {"reader": reader}


def test_a_known_reader_is_published(known):
    verdict = screen(submission(**known))
    assert (verdict.outcome, verdict.reasons, verdict.sentence) == ("publish", (), "")


def test_a_stranger_is_held_with_every_reason():
    verdict = screen(submission(body=LINKS, author_name="Editor"))
    assert verdict.outcome == "hold"
    assert verdict.reasons == ("links", "staff_name", "unconfirmed", "first")


def test_the_first_refusal_ends_it_and_drops_what_would_hold():
    verdict = screen(submission(body=LINKS, honeypot="x", seconds_taken=0.1))
    assert (verdict.outcome, verdict.reasons) == ("refuse", ("honeypot",))


def test_what_moderators_learn_is_not_what_the_author_reads(head, known):
    add_words(actor=head, lines="casino", kind=WordRule.Kind.SUSPECT)
    verdict = screen(submission(body=f"casino {LINKS}", **known))
    assert verdict.private_note == "casino; links: 3"
    assert verdict.sentence == "A moderator reads your comment before it appears."


def test_a_check_that_is_off_is_not_asked(head, known):
    set_check(actor=head, code="links", is_on=False)
    assert screen(submission(body=LINKS, **known)).outcome == "publish"


def test_a_limit_that_was_set_counts(head, known):
    set_check(actor=head, code="links", number=4)
    assert screen(submission(body=LINKS, **known)).outcome == "publish"


def test_moderators_are_no_strangers(moderator):
    flood = submission(user=moderator, body=LINKS, honeypot="x", author_name="Editor")
    assert screen(flood).outcome == "publish"


def test_authors_of_the_piece_are_no_strangers():
    author = make_author(login=User.objects.create_user("ada"))
    article = make_article(authors=[author])
    draft = submission(user=author.login, article=article, author_name="Ada Marsh")
    assert screen(draft).outcome == "publish"


def test_another_login_is_a_stranger():
    assert screen(submission(user=User.objects.create_user("joe"))).outcome == "hold"


def test_a_changed_comment_is_not_asked_how_often_or_how_quickly(known):
    comment = make_comment(make_article("Mine", slug="mine"))
    for _ in range(6):
        came_from(None, outcome="published")
    draft = submission(comment=comment, article=comment.article, seconds_taken=0.1, **known)
    assert screen(draft).outcome == "publish"


@pytest.mark.parametrize("check", [check for check in CHECKS if check.find], ids=lambda c: c.code)
def test_no_check_writes(check, moderator, reader):
    """PostgreSQL refuses every write in such a transaction."""
    article = make_article()
    came_from(make_comment(article, email="nora@example.org"))
    draft = submission(article=article, reader=reader, body=LINKS)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
        check.find(draft, check.number)
        transaction.set_rollback(True)


def test_screening_keeps_nothing():
    screen(submission(body=LINKS))
    assert not Comment.objects.exists()
    assert not Origin.objects.exists()


def test_every_check_says_why_and_is_named_once():
    codes = [check.code for check in CHECKS]
    assert len(codes) == len(set(codes))
    assert all(check.name and check.why for check in CHECKS)
    assert all(check.least <= check.number <= check.most for check in CHECKS if check.unit)


def test_codes_have_words_for_moderators():
    assert reason_label("first") == "a first comment"
    assert reason_label("of-long-ago") == "of-long-ago"
    assert all(len(code) <= 30 for code in LABELS)


def test_the_number_of_queries_is_bounded(known, django_assert_max_num_queries):
    draft = submission(**known)
    with django_assert_max_num_queries(20):
        screen(draft)
