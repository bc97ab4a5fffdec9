"""The same text comes in once."""

import pytest

from tests.cast import make_article, make_comment
from tests.comments.screening.conftest import came_from, submission

LONG = "Our shop has the best prices in the whole of the harbour, come and see for yourself!"


def test_the_same_text_by_the_same_person_in_one_thread_is_refused(ask):
    article = make_article()
    make_comment(article, "Well said.", email="nora@example.org")
    finding = ask("repeat", article=article, body="  well SAID. ")
    assert (finding.code, finding.outcome) == ("repeat", "refuse")


def test_a_person_without_an_address_is_known_by_where_they_write(ask):
    article = make_article()
    came_from(make_comment(article, "Well said."))
    assert ask("repeat", article=article, email="", body="Well said.").code == "repeat"


def test_what_somebody_took_back_they_may_write_again(ask):
    article = make_article()
    make_comment(article, "Well said.", email="nora@example.org", status="withdrawn")
    assert ask("repeat", article=article, body="Well said.") is None


def test_a_short_text_may_be_said_by_many(ask):
    make_comment(make_article("Other", slug="other"), "Well said.")
    assert ask("repeat", body="Well said.") is None


@pytest.mark.parametrize("copy", [LONG, LONG.upper(), LONG.replace(",", " –"), f"\n{LONG} "])
def test_a_copy_of_a_long_text_is_held_whoever_sends_it(ask, copy):
    make_comment(make_article("Other", slug="other"), LONG)
    finding = ask("repeat", body=copy)
    assert (finding.code, finding.outcome) == ("copied", "hold")


def test_a_comment_that_is_changed_is_no_copy_of_itself(ask):
    comment = make_comment(make_article(), LONG, email="nora@example.org")
    assert ask("repeat", article=comment.article, body=LONG, comment=comment) is None


def test_it_reads_no_more_texts_than_are_as_long(ask, django_assert_num_queries):
    asked = submission(body=LONG)
    with django_assert_num_queries(2):
        ask("repeat", article=asked.article, body=LONG)
