"""Taking a comment from the form: what is published, held or refused, and what is remembered."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from comments import moderation
from comments.models import Comment, ModerationEvent, Origin, Reader, Subscription
from comments.writing.submitting import Draft, submit
from tests import cast


@pytest.fixture
def article(db):
    return cast.make_article()


@pytest.fixture
def rosa(article):
    """A reader whose comments were published before."""
    reader = Reader.objects.create(email="rosa@example.org", confirmed_at=timezone.now())
    cast.make_comment(article, "An earlier word.", reader=reader, email=reader.email)
    return reader


def send(article, body="A word about the bill.", *, parent=None, reader=None, user=None, **more):
    draft = {"author_name": "Rosa", "email": "rosa@example.org", "submission": uuid4()}
    where = {"address_hash": "a1", "network_hash": "n1"}
    where |= {name: more.pop(name) for name in tuple(more) if name in where}
    return submit(
        article=article,
        parent=parent,
        draft=Draft(body=body, **draft | {"seconds_taken": 30.0} | more),
        reader=reader,
        user=user or AnonymousUser(),
        **where,
    )


def test_a_known_reader_is_published_at_once(article, rosa):
    submitted = send(article, reader=rosa)
    assert submitted.verdict.outcome == "publish"
    assert submitted.comment.visible
    assert submitted.comment.reader == rosa


def test_a_stranger_is_held_and_the_reasons_are_kept(article):
    comment = send(article).comment
    assert comment.status == Comment.Status.HELD
    assert "unconfirmed" in comment.reasons
    assert comment.reader is None


def test_a_typed_address_of_a_known_reader_makes_nobody_that_reader(article, rosa):
    comment = send(article, email=rosa.email).comment
    assert (comment.status, comment.reader) == (Comment.Status.HELD, None)


def test_the_verdict_is_in_the_record_without_an_actor(article):
    comment = send(article).comment
    event = ModerationEvent.objects.get(comment=comment)
    assert (event.verb, event.actor, event.after) == ("screen", None, {"status": "held"})
    assert event.reasons == comment.reasons


def test_a_flood_of_refusals_fills_no_table(article, monkeypatch):
    monkeypatch.setattr("comments.screening.frequency.KEPT", 3)
    for _ in range(5):
        assert send(article, honeypot="https://spam.example/").verdict.outcome == "refuse"
    assert (Origin.objects.count(), ModerationEvent.objects.count()) == (3, 3)


def test_a_refusal_leaves_a_row_in_the_record_and_no_comment(article):
    submitted = send(article, honeypot="https://spam.example/")
    assert submitted.comment is None
    assert submitted.verdict.sentence
    assert ModerationEvent.objects.get().verb == "refuse"
    assert not Comment.objects.exists()


def test_where_it_came_from_is_kept_as_hashes(article):
    comment = send(article).comment
    origin = Origin.objects.get()
    assert (origin.comment, origin.outcome) == (comment, "held")
    assert (origin.address, origin.network) == ("a1", "n1")


def test_a_refused_one_counts_too(article):
    send(article, honeypot="x")
    assert Origin.objects.get().outcome == "refused"


def test_the_same_form_makes_one_comment(article):
    number = uuid4()
    first, second = send(article, submission=number), send(article, submission=number)
    assert (first.is_repeat, second.is_repeat) == (False, True)
    assert first.comment == second.comment == Comment.objects.get()


def test_the_same_form_from_another_network_makes_one_comment(article):
    number = uuid4()
    first = send(article, submission=number)
    second = send(article, submission=number, address_hash="a2", network_hash="n2")
    assert second.comment == first.comment


def test_the_same_words_in_another_form_make_one_comment(article):
    first, second = send(article), send(article)
    assert second.comment == first.comment
    assert not second.is_same_form


def test_the_same_words_by_somebody_else_are_theirs(article):
    first = send(article, "Thanks.")
    second = send(article, "Thanks.", email="eve@example.org", author_name="Eve")
    assert second.comment != first.comment


def test_the_same_words_from_another_address_do_not_give_the_comment_away(article):
    first = send(article, "Thanks.")
    second = send(article, "Thanks.", address_hash="a2", network_hash="n2")
    assert second.comment != first.comment


def test_a_closed_thread_refuses_with_a_sentence(article, moderator):
    moderation.close(article=article, actor=moderator, reason="Off topic.")
    submitted = send(article)
    assert submitted.comment is None
    assert "Off topic." in submitted.verdict.sentence


def test_moderators_have_the_last_word_and_their_mark(article, moderator):
    moderation.close(article=article, actor=moderator)
    comment = send(article, user=moderator, email="").comment
    assert (comment.mark, comment.posted_by, comment.visible) == ("moderator", moderator, True)


def test_an_article_without_a_thread_takes_none(db):
    assert send(cast.make_article("Quiet", comments_allowed=False)).comment is None


def test_a_known_reader_hears_of_replies_if_they_want(article, rosa):
    comment = send(article, reader=rosa, pace="daily").comment
    subscription = Subscription.objects.get()
    assert (subscription.reader, subscription.comment, subscription.pace) == (
        rosa,
        comment,
        "daily",
    )


def test_who_has_confirmed_nothing_is_subscribed_to_nothing(article):
    send(article, pace="immediate")
    assert not Subscription.objects.exists()


def test_too_many_from_one_address_are_refused(article, rosa):
    outcomes = [send(article, f"Word number {n}.", reader=rosa).verdict.outcome for n in range(6)]
    assert outcomes == ["publish"] * 5 + ["refuse"]
