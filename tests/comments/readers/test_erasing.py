"""A reader is removed whole, in either way, and no thread breaks."""

import pytest
from django.db.models import Q
from django.utils import timezone

from comments import moderation, notices
from comments.models import (
    Ban,
    Comment,
    CommentDocument,
    CommentEdition,
    ModerationEvent,
    Notice,
    Origin,
    Reader,
    Report,
    Subscription,
)
from comments.readers.erasing import anonymise, remove_all
from tests import cast

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"
both_ways = pytest.mark.parametrize("erase", [anonymise, remove_all])


@pytest.fixture
def ada():
    return Reader.objects.create(email=ADA, confirmed_at=timezone.now())


@pytest.fixture
def comment(ada):
    """Hers, with a reply to it, and everything that can hang on one."""
    own = cast.make_comment(
        cast.make_article(),
        "Zephyr words.",
        author_name="Ada",
        email=ADA,
        website="https://ada.example/",
        reader=ada,
    )
    cast.make_comment(own.article, "An answer.", parent=own)
    CommentEdition.objects.create(
        comment=own, number=1, author_name="Ada", body="Former.", body_html="", cause="author"
    )
    Origin.objects.create(comment=own, address="a" * 32, network="b" * 32, outcome="published")
    other = cast.make_comment(own.article, "Other.", email=ADA.upper(), author_name="Imposter")
    Comment.objects.filter(pk=other.pk).update(reader=Reader.objects.create(email="b@example.org"))
    Report.objects.create(comment=other, reason="abuse", words="Ada says", reader=ada, address="c")
    subscription = notices.subscribe(reader=ada, article=own.article, comment=own)
    Notice.objects.create(subscription=subscription, reader=ada, comment=other)
    return own


@both_ways
def test_nothing_of_the_reader_is_left(ada, comment, erase):
    erase(ada)
    assert not Comment.objects.filter(Q(email__iexact=ADA) | Q(author_name="Ada")).exists()
    assert not Comment.objects.exclude(website="").exists()
    for model in (CommentEdition, Origin, Subscription, Notice):
        assert not model.objects.exists()
    assert not Reader.objects.filter(email=ADA).exists()


@both_ways
def test_reports_stay_without_their_author(ada, comment, erase):
    erase(ada)
    report = Report.objects.get()
    assert (report.reader, report.words, report.address) == (None, "", "")


def test_anonymised_thread_stays_whole(ada, comment):
    anonymise(ada)
    comment.refresh_from_db()
    assert (comment.printed_name, comment.body) == ("a former reader", "Zephyr words.")
    assert comment.replies.get().visible


def test_search_forgets_the_name_and_finds_the_words(ada, comment):
    assert CommentDocument.objects.filter(filed__contains=["by ada"]).exists()
    anonymise(ada)
    assert CommentDocument.objects.filter(pk=comment.pk).exists()
    assert not CommentDocument.objects.filter(filed__contains=["by ada"]).exists()


def test_tombstone_stands_in_its_place(ada, comment):
    remove_all(ada)
    comment.refresh_from_db()
    assert (comment.status, comment.removed_by, comment.visible) == ("removed", "author", True)
    assert (comment.body, comment.body_html) == ("", "")
    assert comment.replies.get().visible
    assert not CommentDocument.objects.filter(pk=comment.pk).exists()


@pytest.mark.parametrize("status", ["held", "spam"])
def test_what_readers_did_not_see_stays_unseen(ada, status):
    comment = cast.make_comment(cast.make_article(), email=ADA, status=status)
    reply = cast.make_comment(comment.article, parent=comment)
    remove_all(ada)
    comment.refresh_from_db()
    assert (comment.status, comment.visible, comment.body) == ("withdrawn", False, "")
    reply.refresh_from_db()
    assert not reply.visible


@both_ways
def test_moderators_cannot_bring_the_words_back(ada, comment, moderator, erase):
    moderation.remove(comment=comment, actor=moderator, reason="Abuse by Ada.")
    remove_all(ada)
    with pytest.raises(moderation.ActRefused):
        moderation.approve(comment=comment, actor=moderator)


@both_ways
def test_imported_comments_of_the_address_go_too(ada, erase):
    imported = cast.make_comment(cast.make_article(), email="Ada@Example.org", author_name="Ada")
    assert erase(ada) == 1
    imported.refresh_from_db()
    assert imported.author_name == imported.email == ""


@both_ways
def test_log_says_that_and_nothing_of_whom(ada, comment, erase):
    erase(ada)
    event = ModerationEvent.objects.get(verb="erase")
    assert (event.comment, event.actor, event.reason) == (comment, None, "")
    assert "da" not in str(event.before) + str(event.after)


@both_ways
def test_comments_of_others_stay(ada, comment, erase):
    erase(ada)
    other = Comment.objects.get(author_name="Imposter")
    assert (other.body, other.email, other.status) == ("Other.", "", "published")


@both_ways
def test_ban_stays(ada, comment, moderator, erase):
    Ban.objects.create(kind="email", value=ADA, shown=ADA, reason="Abuse.", made_by=moderator)
    erase(ada)
    assert Ban.objects.in_force().count() == 1


def test_many_comments_cost_no_more_statements(ada, django_assert_max_num_queries):
    article = cast.make_article()
    for _ in range(30):
        cast.make_comment(article, reader=ada)
    with django_assert_max_num_queries(40):
        assert anonymise(ada) == 30


@both_ways
def test_a_reader_who_wrote_nothing_is_removed_too(ada, erase):
    assert erase(ada) == 0
    assert not Reader.objects.exists()
