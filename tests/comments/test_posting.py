from datetime import timedelta

import pytest
from django.utils import timezone

from archive.lib.markup import COMMENT_LIMIT, MarkupRefused
from comments import moderation
from comments.labels import MAX_DEPTH, label
from comments.models import Closure, Comment
from comments.writing.posting import PostingRefused, post
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db


def test_a_first_comment_is_a_root():
    comment = make_comment(make_article())
    assert (comment.depth, comment.parent, comment.path) == (0, None, label(comment.pk))


def test_a_reply_follows_its_parent_in_the_path():
    article = make_article()
    parent = make_comment(article)
    reply = make_comment(article, parent=parent)
    assert (reply.depth, reply.path) == (1, parent.path + label(reply.pk))


def test_a_held_comment_is_not_visible():
    comment = make_comment(make_article(), status="held")
    assert comment.visible is False


def test_a_reply_to_a_held_comment_is_not_visible():
    article = make_article()
    reply = make_comment(article, parent=make_comment(article, status="held"))
    assert reply.visible is False


def test_the_body_is_rendered_once_and_stored():
    comment = make_comment(make_article(), body="<script>alert(1)</script> & *so*")
    assert "<script" not in comment.body_html


def test_a_text_over_the_limit_is_refused_and_nothing_is_kept():
    with pytest.raises(MarkupRefused):
        make_comment(make_article(), body="x" * (COMMENT_LIMIT + 1))
    assert not Comment.objects.exists()


@pytest.mark.parametrize("nothing", ["", " \n\n ", "\x00"])
def test_an_empty_comment_is_refused(nothing):
    with pytest.raises(PostingRefused, match="write something"):
        make_comment(make_article(), body=nothing)


def test_an_article_without_a_thread_takes_no_comments():
    with pytest.raises(PostingRefused, match="takes no comments"):
        make_comment(make_article(comments_allowed=False))


def test_a_closed_thread_takes_no_comments(moderator):
    article = make_article()
    moderation.close(article=article, actor=moderator)
    with pytest.raises(PostingRefused, match="closed since"):
        make_comment(article)


def test_a_closure_that_ran_out_closes_nothing(moderator):
    article = make_article()
    past = timezone.now() - timedelta(minutes=1)
    moderation.close(article=article, actor=moderator, until=past)
    assert make_comment(article).visible


def test_a_closed_branch_takes_no_replies_however_deep(moderator):
    article = make_article()
    top = make_comment(article)
    below = make_comment(article, parent=make_comment(article, parent=top))
    moderation.close(article=article, branch=top, actor=moderator)
    with pytest.raises(PostingRefused, match="branch is closed"):
        make_comment(article, parent=below)


def test_beside_a_closed_branch_the_thread_is_open(moderator):
    article = make_article()
    moderation.close(article=article, branch=make_comment(article), actor=moderator)
    assert make_comment(article).visible


def test_a_parent_in_another_thread_is_refused():
    stranger = make_comment(make_article())
    with pytest.raises(PostingRefused, match="another article"):
        make_comment(make_article(), parent=stranger)


def test_a_branch_at_the_hard_limit_takes_no_reply():
    article = make_article()
    deepest = make_comment(article)
    for _ in range(MAX_DEPTH):
        deepest = post(article=article, parent=deepest, author_name="R", body="deeper")
    with pytest.raises(PostingRefused, match="too deep"):
        post(article=article, parent=deepest, author_name="R", body="deeper")


def test_an_imported_closure_without_a_time_closes_the_thread():
    article = make_article()
    Closure.objects.create(article=article)
    with pytest.raises(PostingRefused):
        make_comment(article)
