"""What readers are told of moderation: every act, nothing private, at a fixed cost."""

import pytest
from django.contrib.auth.models import Group

from articles.states.publishing import withdraw
from comments import moderation
from comments.models import Comment, ModerationEvent, Report
from comments.moderation.bulk import decide_all
from comments.moderation.record import record
from comments.moderation.undoing import last_act, undo
from tests.cast import make_article, make_comment, make_moderator

pytestmark = pytest.mark.django_db

ADDRESS = "/moderation/"


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def mara():
    return make_moderator("mara-the-moderator")


@pytest.fixture
def head():
    user = make_moderator("ines-the-head")
    user.groups.add(Group.objects.get(name="Head moderators"))
    return user


def removed(article, mara, **said):
    comment = make_comment(article, **{"author_name": "Tom Troll", "body": "You fool."} | said)
    moderation.remove(comment=comment, actor=mara, reason="An insult.")
    return comment


def words(client, address=ADDRESS):
    return " ".join(client.get(address).content.decode().split())


def test_says_what_was_done_where_and_why(client, article, mara):
    comment = removed(article, mara)
    page = words(client)
    assert f'<a href="/comments/{comment.pk}/" rel="nofollow">A comment was removed</a>' in page
    assert "The harbour bill" in page
    assert "An insult." in page


@pytest.mark.parametrize("private", ["Tom Troll", "You fool", "mara-the-moderator"])
def test_says_no_name_and_no_text(client, article, mara, private):
    removed(article, mara)
    assert private not in words(client)


def test_says_by_which_role(client, article, mara, head):
    removed(article, mara)
    assert "a moderator" in words(client)
    moderation.close(actor=head, reason="We rest.")
    assert "a head moderator" in words(client)


def test_says_nothing_of_bans_nor_of_their_undoing(client, mara):
    moderation.ban(actor=mara, kind="email", value="x@y.org", shown="x@y.org", reason="Abuse")
    undo(act=last_act(mara).act, actor=mara)
    page = words(client)
    assert "x@y.org" not in page
    assert "Moderators have done nothing here." in page


def test_a_bulk_act_is_one_line(client, article, mara):
    said = [make_comment(article) for _ in range(3)]
    decide_all(comments=said, verb="remove", actor=mara, reason="Advertising.")
    page = words(client)
    assert page.count("Advertising.") == 1
    assert "3 comments were removed" in page


def test_a_bulk_act_is_told_of_each_thread_apart(client, article, mara):
    gone = make_article("To be withdrawn")
    said = [make_comment(each) for each in (article, article, gone)]
    decide_all(comments=said, verb="remove", actor=mara, reason="Advertising.")
    assert "2 comments were removed" in words(client)
    withdraw(article=gone, reason="A court forbade it.")
    page = words(client)
    assert "2 comments were removed" in page
    assert page.count("Advertising.") == 1


def test_an_act_that_also_settled_reports_is_told(client, article, mara):
    first, second = make_comment(article), make_comment(article)
    moderation.remove(comment=second, actor=mara)
    Report.objects.create(comment=second, reason="abuse", address="a")
    decide_all(comments=[first, second], verb="remove", actor=mara, reason="Both.")
    assert "Both." in words(client)


def test_an_act_that_was_taken_back_says_so(client, article, mara):
    removed(article, mara)
    undo(act=last_act(mara).act, actor=mara)
    page = words(client)
    assert "taken back since" in page
    assert "An act was taken back" in page


def test_a_hidden_comment_is_not_linked(client, article, mara):
    comment = make_comment(article)
    moderation.mark_spam(comment=comment, actor=mara)
    page = words(client)
    assert "A comment was marked as spam" in page
    assert f"/comments/{comment.pk}/" not in page


def test_automatic_verdicts_are_told_as_numbers(client, article):
    comment = make_comment(article, status="held")
    record("screen", article_id=article.pk, comment=comment, after={"status": "held"})
    record("refuse", article_id=article.pk, reasons=["rate"])
    page = words(client)
    assert "Of the last 2 comments that were sent in, the checks held 1 and refused 1." in page
    assert "Moderators have done nothing here." in page


def test_one_thread_has_a_record_of_its_own(client, article, mara):
    removed(article, mara)
    other = make_article("Elsewhere")
    assert "An insult." in words(client, f"{ADDRESS}?article={article.pk}")
    assert "An insult." not in words(client, f"{ADDRESS}?article={other.pk}")


def test_a_moved_branch_is_told_of_in_both_threads(client, article, mara):
    comment, other = make_comment(article), make_article("Elsewhere")
    moderation.move(comment=comment, actor=mara, article=other, reason="Off its subject.")
    for thread in (article, other):
        assert words(client, f"{ADDRESS}?article={thread.pk}").count("Off its subject.") == 1
    third = make_article("A third")
    assert "Off its subject." not in words(client, f"{ADDRESS}?article={third.pk}")


def test_a_branch_moved_from_a_withdrawn_piece_is_not_told_of(client, article, mara):
    comment, other = make_comment(article), make_article("Elsewhere")
    moderation.move(comment=comment, actor=mara, article=other, reason="Off its subject.")
    withdraw(article=article, reason="A court forbade it.")
    assert "Off its subject." not in words(client, f"{ADDRESS}?article={other.pk}")


def test_a_thread_says_how_much_was_removed_and_links_to_it(client, article, mara):
    make_comment(article)
    removed(article, mara)
    page = words(client, article.get_absolute_url())
    link = f'<a href="/moderation/?article={article.pk}">Moderators removed 1 of 2 comments.</a>'
    assert link in page


def test_a_thread_from_which_nothing_was_removed_says_nothing_of_it(client, article):
    make_comment(article)
    assert "Moderators removed" not in words(client, article.get_absolute_url())


def test_what_happened_under_a_withdrawn_piece_is_not_told(client, article, mara):
    removed(article, mara)
    withdraw(article=article, reason="A court forbade it.")
    assert "An insult." not in words(client)
    assert client.get(f"{ADDRESS}?article={article.pk}").status_code == 404


@pytest.mark.parametrize("query", ["?article=x", "?article=999999", "?before=x", "?after=-1"])
def test_an_address_that_nobody_gave_out_is_not_found(client, query):
    assert client.get(ADDRESS + query).status_code == 404


def test_pages_by_key(client, article, mara):
    for _ in range(31):
        removed(article, mara)
    first = client.get(ADDRESS).context["page"]
    second = client.get(f"{ADDRESS}?before={first.older}").context["page"]
    assert (len(first.items), len(second.items), second.older) == (30, 1, "")


def test_costs_the_same_however_much_was_done(count_queries, article, mara):
    removed(article, mara)
    few = count_queries(ADDRESS)
    for _ in range(8):
        removed(article, mara)
    assert few == count_queries(ADDRESS) == 5


def test_may_be_kept_by_caches_and_sets_no_cookie(client, article, mara):
    removed(article, mara)
    answer = client.get(ADDRESS)
    assert answer["Cache-Control"].startswith("public")
    assert not answer.cookies


def test_what_an_author_did_is_not_told(client, article):
    comment = make_comment(article)
    record("withdraw", article_id=article.pk, comment=Comment.objects.get(pk=comment.pk))
    assert ModerationEvent.objects.count() == 1
    assert "Moderators have done nothing here." in words(client)
