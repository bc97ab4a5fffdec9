"""Two moderators look at one comment: the second is told of the first, and nothing is lost."""

import pytest

from comments import moderation
from comments.models import Comment, ModerationEvent
from tests.articles.admin.people import told
from tests.cast import make_article, make_comment, make_moderator

QUEUE = "/admin/comments/comment/"


def address(comment: Comment, noun: str) -> str:
    return f"{QUEUE}{comment.pk}/{noun}/"


def tick(client, action: str, comment: Comment, *, seen: str, **more):
    sent = {"action": action, "_selected_action": [comment.pk], "seen": f"{comment.pk}:{seen}"}
    return client.post(QUEUE, sent | more, follow=True)


@pytest.fixture
def removed(db) -> Comment:
    """Mo saw it held; meanwhile Anna removed it."""
    comment = make_comment(make_article("Quay"), status="held", author_name="Tove")
    moderation.remove(comment=comment, actor=make_moderator("anna"), reason="Libel.")
    return comment


def test_the_form_sends_what_the_moderator_saw(moderator, removed):
    page = moderator.get(address(removed, "change")).content.decode()
    assert '<input type="hidden" name="seen" value="removed">' in page


def test_a_decision_on_a_stale_page_changes_nothing(moderator, removed):
    moderator.post(address(removed, "approval"), {"seen": "held"})
    row = Comment.objects.get()
    assert (row.status, row.removal_reason) == ("removed", "Libel.")
    assert ModerationEvent.objects.count() == 1


def test_the_page_comes_back_and_says_who_was_faster(moderator, removed):
    response = moderator.post(address(removed, "approval"), {"seen": "held"})
    assert response.status_code == 409
    assert told(response) == [
        "Just now it was removed by anna. Nothing was changed. The reason given: “Libel.”"
    ]


def test_the_reason_that_was_typed_comes_back_too(moderator, removed):
    moderation.approve(comment=removed, actor=make_moderator("bea"))
    response = moderator.post(address(removed, "removal"), {"seen": "held", "reason": "Insults."})
    assert 'value="Insults."' in response.content.decode()


def test_the_second_removal_is_told_of_the_first(moderator, removed):
    response = moderator.post(address(removed, "removal"), {"seen": "held", "reason": "Insults."})
    assert "removed by anna" in told(response)[0]
    assert Comment.objects.get().removal_reason == "Libel."


def test_who_has_seen_the_removal_may_overturn_it(moderator, removed):
    moderator.post(address(removed, "approval"), {"seen": "removed"})
    assert Comment.objects.get().status == "published"


def test_a_comment_that_left_the_queue_is_not_decided_from_it(moderator, removed):
    response = tick(moderator, "approve_selected", removed, seen="held")
    assert ">Tove</a>: Just now it was removed by anna. Nothing was changed." in told(response)[0]
    assert Comment.objects.get().status == "removed"


def test_removing_several_asks_and_then_says_what_was_seen(moderator, removed):
    page = tick(moderator, "remove_selected", removed, seen="held")
    assert f'name="seen" value="{removed.pk}:removed ' in page.content.decode()
    moderation.mark_spam(comment=removed, actor=make_moderator("bea"))
    response = tick(moderator, "remove_selected", removed, seen="removed", confirmed="yes")
    assert "marked as spam by bea" in told(response)[0]


def test_many_that_others_decided_are_told_as_a_number(moderator, removed):
    bea, sent = make_moderator("bea"), []
    for number in range(7):
        comment = make_comment(removed.article, f"Number {number}")
        moderation.hold(comment=comment, actor=bea)
        sent.append(comment.pk)
    seen = " ".join(f"{pk}:published" for pk in sent)
    asked = {"action": "spam_selected", "_selected_action": sent, "seen": seen}
    sentences = told(moderator.post(QUEUE, asked, follow=True))
    assert len(sentences) == 6
    assert sentences[-1].startswith("2 more were decided meanwhile")


def test_the_list_says_what_was_seen_of_each_row(moderator):
    comment = make_comment(make_article(), status="held")
    page = moderator.get(QUEUE).content.decode()
    assert f'<input type="hidden" name="seen" value="{comment.pk}:held">' in page
