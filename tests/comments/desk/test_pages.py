"""The overview, and the page of one comment."""

import pytest

from comments import moderation
from comments.models import Closure, CommentEdition, Report
from tests.cast import make_article, make_branch, make_comment, make_moderator


@pytest.fixture
def ada(db):
    return make_moderator("ada")


def words(client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_the_overview_says_what_waits(desk):
    make_comment(make_article(), status="held")
    page = words(desk, "/desk/")
    assert '<b class="waiting__number">1</b> held' in page
    assert "the oldest waits for" in page


def test_the_overview_tells_an_act_once(desk, ada):
    piece = make_article()
    comments = [make_comment(piece, status="held") for _ in range(3)]
    moderation.decide_all(comments=comments, verb="spam", actor=ada)
    events = desk.get("/desk/").context["acts"]
    assert [(event.verb, event.number) for event in events] == [("spam", 3)]


def test_the_overview_knows_where_people_talk(desk):
    busy = make_article("Busy")
    make_comment(make_article("Quiet"))
    for _ in range(2):
        make_comment(busy)
    assert desk.get("/desk/").context["threads"][0] == (busy, 2)


def test_the_overview_says_that_the_site_is_closed(desk, ada):
    moderation.close(actor=ada, reason="Short of hands.")
    assert Closure.objects.exists()
    assert "Comments are closed on the whole site: Short of hands." in words(desk, "/desk/")


def test_a_comments_page_has_its_place_reports_texts_and_record(desk, ada):
    parent, comment, reply = make_branch(make_article(), 3)
    Report.objects.create(comment=comment, reason="abuse", words="Rude to me.", address="a")
    CommentEdition.objects.create(comment=comment, number=1, body="Before.", cause="author")
    moderation.remove(comment=comment, actor=ada, reason="Libel.")
    page = words(desk, f"/desk/comments/{comment.pk}/")
    for expected in (parent.author_name, reply.author_name, "Rude to me.", "Libel.", "ada"):
        assert expected in page
    assert "edited by its author" in page


def test_a_comments_page_costs_the_same_in_any_thread(desk, django_assert_max_num_queries):
    comment = make_branch(make_article(), 6)[3]
    with django_assert_max_num_queries(26):
        desk.get(f"/desk/comments/{comment.pk}/")


def test_a_comment_that_there_is_not_is_not_found(desk):
    assert desk.get("/desk/comments/4711/").status_code == 404


def test_hostile_text_is_text(desk):
    piece = make_article()
    make_comment(piece, "<script>alert(1)</script>", author_name='"><img src=x>', status="held")
    page = words(desk, "/desk/queue/held/")
    assert "<script>alert" not in page
    assert "<img" not in page
