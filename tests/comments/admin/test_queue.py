"""The queue: what it shows, in which order, and what it costs."""

import pytest

from comments import moderation
from comments.admin.decisions import DECISIONS
from comments.models import Comment
from tests.articles.admin.people import told
from tests.cast import make_article, make_comment, make_moderator

QUEUE = "/admin/comments/comment/"


def listed(client, **asked) -> list[str]:
    response = client.get(QUEUE, asked)
    assert response.status_code == 200
    return [comment.body for comment in response.context["cl"].result_list]


@pytest.fixture
def thread(db):
    article = make_article("Quay")
    for body in ("First held", "Second held"):
        make_comment(article, body, status="held", author_name="Tove")
    make_comment(article, "Older")
    make_comment(article, "Newer")
    moderation.mark_spam(comment=make_comment(article, "Buy this"), actor=make_moderator())
    return article


def test_the_queue_opens_with_the_oldest_held_comment(moderator, thread):
    assert listed(moderator) == ["First held", "Second held"]


def test_all_else_is_listed_newest_first(moderator, thread):
    assert listed(moderator, status="published") == ["Newer", "Older"]


@pytest.mark.parametrize(("status", "number"), [("all", 5), ("spam", 1), ("removed", 0)])
def test_the_queue_is_narrowed_to_a_status(moderator, thread, status, number):
    assert len(listed(moderator, status=status)) == number


@pytest.mark.parametrize("words", ["tove", "first", "quay first"])
def test_comments_are_found_by_name_text_and_headline(moderator, thread, words):
    assert "First held" in listed(moderator, q=words)


def test_the_queue_can_be_one_threads(moderator, thread):
    make_comment(make_article("Mole"), "Elsewhere", status="held")
    assert listed(moderator, article=thread.pk) == ["First held", "Second held"]


def test_words_are_shown_as_words(moderator):
    make_comment(make_article(), "<img src=x onerror=alert(1)>", status="held")
    page = moderator.get(QUEUE).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img src=x" not in page


def test_the_queue_costs_the_same_whatever_its_length(moderator, django_assert_num_queries):
    for number in range(2):
        make_comment(make_article(f"Piece {number}"), status="held")
    moderator.get(QUEUE)
    with django_assert_num_queries(6):
        moderator.get(QUEUE)
    for number in range(20):
        make_comment(make_article(f"Other {number}"), status="held")
    with django_assert_num_queries(6):
        moderator.get(QUEUE)


def test_comments_are_neither_added_nor_deleted(moderator, admin_client, thread):
    comment = Comment.objects.earliest("pk")
    for client in (moderator, admin_client):
        assert client.get(f"{QUEUE}add/").status_code == 403
        assert client.post(f"{QUEUE}{comment.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Comment.objects.count() == 5


def test_no_delete_is_offered_among_the_actions(moderator, thread):
    offered = moderator.get(QUEUE).context["action_form"].fields["action"].choices
    assert len(offered) == 1 + len(DECISIONS)
    assert "delete_selected" not in dict(offered)


def test_nothing_chosen_changes_nothing(moderator, thread):
    response = moderator.post(QUEUE, {"action": "approve_selected", "index": 0}, follow=True)
    assert "No items have been changed" in told(response)[0]
