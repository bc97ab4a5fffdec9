"""Editors know better than machines."""

import pytest

from articles.links.checking import check, claim_due
from articles.links.deciding import call_fine, choose_copy, look_again
from articles.links.finding import find_links
from articles.links.states import dead_links, link_states, newest_dead_links
from articles.models import Activity, Article, Link
from tests.cast import make_article, make_moderator

pytestmark = pytest.mark.django_db
URL = "https://a.example/page"
COPY = "https://archive.example/copy"


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def link():
    """A dead one."""
    find_links(make_article(body=f"[x]({URL}) [y](https://b.example/)"))
    Link.objects.filter(url=URL).update(
        state="dead", failures=3, first_failed_at="2026-01-01T00:00Z"
    )
    Link.objects.update(check_at="2099-01-01T00:00Z")
    return Link.objects.get(url=URL)


def html():
    return Article.objects.get().body_html


def test_fine_ones_are_left_alone(link):
    assert call_fine([link], by=make_moderator("editor")) == 1
    link.refresh_from_db()
    assert (link.state, link.first_failed_at) == ("fine", None)
    assert Activity.objects.get(kind="link").verb == "called_fine"


def test_calling_it_fine_takes_the_copy_away(link):
    choose_copy(link=link, url=COPY, made_at=None)
    assert "[archived copy]" in html()
    call_fine([link])
    assert "archived" not in html()


def test_looking_again_comes_before_all_others(link):
    call_fine([link])
    assert look_again([link]) == 1
    assert [taken.url for taken in claim_due(1)] == [URL]


def test_chosen_copy_is_offered_and_no_archive_asked(link, elsewhere):
    choose_copy(link=link, url=COPY, made_at=None)
    elsewhere[URL] = 404
    check(Link.objects.get(url=URL))
    assert f'href="{COPY}"' in html()
    assert not any("archive.org" in asked for asked in elsewhere["asked"])


def test_copy_taken_away_by_hand_stays_away(link, elsewhere, archive_has):
    archive_has(URL)
    choose_copy(link=link, url="", made_at=None)
    elsewhere[URL] = 404
    check(Link.objects.get(url=URL))
    assert Link.objects.get(url=URL).archived_url == ""


def test_states_come_in_the_order_of_the_text(link):
    found = link_states(Article.objects.get())
    assert [(row.url, row.state) for row in found] == [
        (URL, "dead"),
        ("https://b.example/", "unknown"),
    ]


def test_states_of_a_text_that_is_not_saved(link):
    html = f'<a href="https://new.example/">n</a> <a href="{URL}">x</a>'
    found = link_states(Article.objects.get(), html)
    assert [(row.pk is None, row.state) for row in found] == [(True, "unknown"), (False, "dead")]


def test_dead_ones_are_listed(link):
    assert list(newest_dead_links(5)) == dead_links(Article.objects.get()) == [link]
