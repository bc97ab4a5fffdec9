"""One decision: what it does, where it leads, and what the second moderator is told."""

import pytest

from comments import moderation
from comments.desk.queue.decisions import DECISIONS
from comments.models import Comment, Handling, ModerationEvent
from comments.writing.revising import revise
from tests.cast import make_article, make_comment, make_moderator
from tests.comments.desk.people import told

SCRIPT = {"HX-Request": "true"}


def send(client, comment: Comment, noun: str, *, script: bool = False, **fields):
    sent = {"seen": "held", "queue": "queue=held"} | fields
    headers = SCRIPT if script else {}
    return client.post(f"/desk/comments/{comment.pk}/{noun}/", sent, headers=headers)


@pytest.fixture
def held(db) -> list[Comment]:
    piece = make_article()
    return [make_comment(piece, status="held", author_name=name) for name in ("Ann", "Bo", "Cy")]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.noun)
def test_each_decision_is_done_and_recorded(desk, held, decision):
    seen = "spam" if decision.noun == "hold" else "held"
    Comment.objects.filter(pk=held[0].pk).update(status=seen)
    send(desk, held[0], decision.noun, seen=seen)
    assert Comment.objects.get(pk=held[0].pk).status == decision.outcome
    event = ModerationEvent.objects.get()
    assert (event.verb, event.actor.username) == (decision.verb, "mo")


def test_in_the_list_it_goes_on_to_the_next(desk, held):
    response = send(desk, held[1], "approval", **{"from": "queue"})
    assert response["Location"] == f"/desk/queue/held/#comment-{held[2].pk}"


def test_in_the_list_it_stays_on_the_page_that_was_worked_on(desk, held):
    response = send(desk, held[1], "approval", after=held[0].pk, **{"from": "queue"})
    asked = f"/desk/queue/held/?after={held[0].pk}#comment-{held[2].pk}"
    assert response["Location"] == asked


@pytest.mark.parametrize("queue", ["queue=lost", "queue=held&author=%00", "\0"])
def test_a_queue_that_there_is_not_decides_nothing_by_halves(desk, held, queue):
    response = send(desk, held[0], "approval", queue=queue)
    is_done = Comment.objects.get(pk=held[0].pk).status == "published"
    assert is_done == (response.status_code == 302)


def test_on_its_page_it_goes_on_to_the_next_ones_page(desk, held):
    response = send(desk, held[2], "approval", queue="queue=held&author=")
    assert response["Location"] == f"/desk/comments/{held[0].pk}/?queue=held"


def test_it_goes_on_in_the_queue_as_it_was_narrowed(desk, held):
    response = send(desk, held[0], "spam", queue="queue=held&author=Cy")
    assert response["Location"] == f"/desk/comments/{held[2].pk}/?queue=held&author=Cy"


def test_after_the_last_one_the_queue_says_that_it_is_empty(desk, held):
    response = desk.post(
        f"/desk/comments/{held[0].pk}/removal/",
        {"seen": "held", "queue": "queue=held&author=Ann"},
        follow=True,
    )
    assert told(response)[-1] == "There is nothing more in this queue."


def test_a_reason_is_typed_or_chosen(desk, held):
    send(desk, held[0], "removal", reason="Libel.")
    send(desk, held[1], "removal", reason="Half a se", ready="Off topic")
    reasons = list(Comment.objects.order_by("pk").values_list("removal_reason", flat=True))
    assert reasons == ["Libel.", "Off topic", ""]


def test_reasons_are_remembered(desk, held):
    send(desk, held[0], "removal", reason="Quotes a sealed letter.")
    page = desk.get("/desk/queue/held/").content.decode()
    assert '<option value="Quotes a sealed letter."></option>' in page


def test_a_reason_that_is_too_long_is_told_and_kept(desk, held):
    response = send(desk, held[0], "removal", reason="x" * 301)
    assert response.status_code == 422
    assert told(response) == ["A reason has 300 characters at most."]
    assert "x" * 301 in response.content.decode()


def test_a_script_gets_a_line_with_undo_and_the_head_of_the_page(desk, held):
    page = send(desk, held[0], "approval", script=True, **{"from": "queue"}).content.decode()
    act = ModerationEvent.objects.get().act
    assert "1 comment approved. Readers see it now." in page
    assert f'<input type="hidden" name="act" value="{act}">' in page
    assert '<b class="tally" id="tally-held" hx-swap-oob="true">2</b>' in page


def test_the_second_moderator_is_told_of_the_first(desk, held):
    moderation.remove(comment=held[0], actor=make_moderator("ada"), reason="Libel.")
    response = send(desk, held[0], "approval")
    assert response.status_code == 409
    assert told(response) == [
        "Just now it was removed by ada. Nothing was changed. The reason given: “Libel.”"
    ]
    assert Comment.objects.get(pk=held[0].pk).status == "removed"


def test_a_script_gets_the_card_again_with_what_was_typed(desk, held):
    moderation.approve(comment=held[0], actor=make_moderator("ada"))
    response = send(desk, held[0], "removal", script=True, reason="Rude.", **{"from": "queue"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Just now it was approved by ada." in page
    assert 'value="Rude."' in page
    assert 'name="seen" value="published"' in page


def test_what_its_author_took_back_stays_so(desk, held):
    Comment.objects.filter(pk=held[0].pk).update(status="withdrawn")
    response = send(desk, held[0], "approval", seen="withdrawn")
    assert response.status_code == 409
    assert "Its author took this comment back" in told(response)[0]


def test_words_that_its_author_changed_meanwhile_are_read_before_they_are_approved(desk, held):
    revise(comment=held[0], body="Buy my pills.")
    response = send(desk, held[0], "approval")
    assert response.status_code == 409
    assert told(response) == [
        "Just now it was edited by its author. Nothing was changed: read it again."
    ]
    assert send(desk, held[0], "approval", seen=held[0].as_seen).status_code == 302


def test_a_form_that_says_not_what_was_seen_is_refused(desk, held):
    assert send(desk, held[0], "approval", seen="nonsense").status_code == 422
    assert Comment.objects.get(pk=held[0].pk).status == "held"


def test_a_comment_that_there_is_not_is_not_found(desk):
    assert desk.post("/desk/comments/4711/approval/", {"seen": "held"}).status_code == 404


def test_a_decision_ends_the_handling(desk, held):
    desk.post(f"/desk/comments/{held[0].pk}/handling/")
    send(desk, held[0], "approval")
    assert not Handling.objects.exists()
