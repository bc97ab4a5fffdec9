"""The desk's threads: where was written last, how each stands, and deciding about one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Closure, Report
from comments.standing import standing_of
from tests.cast import make_article, make_comment, make_draft

pytestmark = pytest.mark.django_db

LIST = "/desk/threads/"


@pytest.fixture
def article():
    return make_article()


def page_of(desk, article):
    return desk.get(f"{LIST}{article.pk}/")


def titles(desk, query=""):
    return [row.article.title for row in desk.get(LIST + query).context["rows"]]


def send(desk, article, noun, **form):
    return desk.post(f"{LIST}{article.pk}/{noun}/", form)


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def test_the_thread_written_in_last_stands_first(desk):
    first, second = make_article("First"), make_article("Second")
    for article in (first, second, first):
        make_comment(article)
    assert titles(desk) == ["First", "Second"]


def test_a_thread_stands_on_one_page_only(desk, monkeypatch):
    monkeypatch.setattr("comments.desk.closing.threads.PAGE_SIZE", 1)
    for title in ("First", "Second", "Third"):
        make_comment(make_article(title))
    make_comment(make_article("Fourth"))
    seen, query = [], ""
    for _ in range(4):
        answer = desk.get(LIST + query)
        seen += [row.article.title for row in answer.context["rows"]]
        query = f"?before={answer.context['before']}"
    assert seen == ["Fourth", "Third", "Second", "First"]


def test_kinds_show_what_waits(desk, moderator):
    held, reported, closed = (make_article(title) for title in ("Held", "Reported", "Closed"))
    make_comment(held, status="held")
    Report.objects.create(comment=make_comment(reported), reason="abuse", address="a")
    moderation.close(actor=moderator, article=closed)
    assert titles(desk, "?kind=held") == ["Held"]
    assert titles(desk, "?kind=reported") == ["Reported"]
    assert titles(desk, "?kind=decided") == ["Closed"]


@pytest.mark.parametrize("query", ["?kind=nothing", "?before=x", "?before=99999999999999999999"])
def test_an_address_that_nobody_gave_out_is_not_found(desk, query):
    assert desk.get(LIST + query).status_code == 404


def test_the_list_costs_the_same_however_long(desk, django_assert_max_num_queries):
    for n in range(6):
        make_comment(make_article(f"Piece {n}"), status="held")
    with django_assert_max_num_queries(20):
        desk.get(LIST)


def test_a_page_says_how_the_thread_stands_and_why(desk, article, moderator):
    moderation.close(actor=moderator, article=article, reason="Tempers.")
    page = page_of(desk, article).content.decode()
    assert "Comments have been closed since" in page
    assert "Tempers." in page


def test_closing_at_once(desk, article):
    answer = send(desk, article, "closure", reason="Enough.")
    assert answer.status_code == 302
    assert standing_of(article).reason == "Enough."


def test_closing_on_a_date_of_the_papers_clock(desk, article, settings):
    settings.TIME_ZONE = "America/Mexico_City"
    day = timezone.now() + timedelta(days=3)
    send(desk, article, "closure", at=local(day))
    closes_at = standing_of(article).closes_at
    assert closes_at == day.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    "form",
    [
        {"until": "2001-01-04T10:00"},
        {"until": "tomorrow"},
        {"at": "9999-01-01T00:00"},
        {"at": "2990-01-04T10:00", "until": "2980-01-04T10:00"},
        {"reason": "x" * 301},
    ],
)
def test_a_closing_that_cant_be_keeps_what_was_typed(desk, article, form):
    answer = send(desk, article, "closure", **form)
    assert answer.status_code == 422
    assert list(form.values())[-1] in answer.content.decode()
    assert not Closure.objects.exists()


def test_closing_what_somebody_closed_meanwhile_changes_nothing(desk, article, moderator):
    moderation.close(actor=moderator, article=article, reason="Mine.")
    send(desk, article, "closure", reason="Yours.")
    assert standing_of(article).reason == "Mine."


def test_reopening(desk, article, moderator):
    moderation.close(actor=moderator, article=article)
    send(desk, article, "reopening")
    assert standing_of(article).state == "open"


def test_keeping_open_against_a_rule_and_following_it_again(desk, article, moderator):
    moderation.set_rule(actor=moderator, kind="age", number=30)
    send(desk, article, "exemption", reason="A long inquiry.")
    assert standing_of(article).is_kept_open
    send(desk, article, "exemption/end")
    assert standing_of(article).by == "rule"


def test_reading_changes_nothing(desk, article):
    page_of(desk, article)
    assert desk.get(f"{LIST}{article.pk}/closure/").status_code == 405
    assert not Closure.objects.exists()


def test_a_draft_nobody_wrote_under_is_no_business_of_the_desk(desk):
    assert page_of(desk, make_draft()).status_code == 404


def test_a_thread_page_links_its_closed_branches(desk, article, moderator):
    said = make_comment(article)
    moderation.close(actor=moderator, article=article, branch=said)
    assert f"/desk/comments/{said.pk}/closure/" in page_of(desk, article).content.decode()


@pytest.mark.parametrize("address", ["/desk/threads/{}/", "/desk/log/?article={}"])
def test_a_branch_that_was_moved_stands_in_the_record_of_both_threads(desk, moderator, address):
    there, here = make_article("There"), make_article("Here")
    comment = make_comment(there)
    moderation.move(comment=comment, actor=moderator, article=here, reason="Off its subject.")
    for thread in (there, here):
        lines = desk.get(address.format(thread.pk)).context["lines"]
        assert [(line.event.verb, line.number) for line in lines] == [("move", 1)]
