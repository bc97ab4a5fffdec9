"""What the database itself refuses, whoever asks."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from comments.models import Closure, Comment
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db


def refuses(constraint: str, comment: Comment, **values) -> None:
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**values)


def test_a_path_of_other_ids():
    comment = make_comment(make_article())
    refuses("comment_path_from_ids", comment, path="zzzzzz")


def test_a_depth_that_the_path_does_not_have():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_path_from_ids", comment, depth=2)


def test_a_parent_in_another_article():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_parent_in_article", comment, article=make_article())


def test_another_parent_than_the_path_says():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_path_from_ids", comment, parent=make_comment(article))


def test_a_root_with_a_depth():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_root_has_no_parent", comment, parent=None)


def test_a_held_comment_that_is_visible():
    refuses("comment_hidden_is_not_visible", make_comment(make_article()), status="held")


def test_a_removal_by_nobody():
    refuses("comment_removal_says_by_whom", make_comment(make_article()), status="removed")


def test_an_unknown_status():
    comment = make_comment(make_article(), status="held")
    refuses("comment_status_known", comment, status="liked")


@pytest.mark.parametrize("year", [999, 1499, 3000, 9999])
def test_a_date_that_can_not_be(year):
    impossible = datetime(year, 6, 1, tzinfo=UTC)
    refuses("comment_date_possible", make_comment(make_article()), posted_at=impossible)


@pytest.mark.parametrize("field", ["closed_at", "until"])
def test_a_closure_of_an_impossible_time(field):
    impossible = {field: datetime(9999, 12, 31, tzinfo=UTC)}
    with pytest.raises(IntegrityError, match=r"closure_\w+_possible"), transaction.atomic():
        Closure.objects.create(article=make_article(), **impossible)


def test_two_closures_of_one_thread_in_force():
    article = make_article()
    Closure.objects.create(article=article)
    with pytest.raises(IntegrityError, match="closure_one_in_force"), transaction.atomic():
        Closure.objects.create(article=article)
