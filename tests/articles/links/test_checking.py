"""A link that dies offers an archived copy on every page that leads there; one that comes back
takes it away again."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from archive.lib.fetching import FetchFailed, Trouble
from articles.links import checking, spreading
from articles.links.checking import check, claim_due
from articles.links.finding import find_links
from articles.models import Article, Link
from articles.writing import write
from tests.cast import make_article

pytestmark = pytest.mark.django_db
URL = "https://a.example/page"
KEPT = ("edition_number", "edition_at", "updated_at", "body", "body_text", "word_count")


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def linking(title="The quay", **fields):
    piece = make_article(title, body=f"As [they said]({URL}), it passed.", **fields)
    find_links(piece)
    return piece


def failing(link, *, days=2):
    """As one look before this one left it."""
    Link.objects.filter(pk=link.pk).update(
        state="troubled", failures=1, first_failed_at=timezone.now() - timedelta(days=days)
    )
    link.refresh_from_db()
    return link


def html_of(piece):
    return Article.objects.values_list("body_html", flat=True).get(pk=piece.pk)


@pytest.fixture
def dead(elsewhere, archive_has):
    """A piece that leads to a page which died; the archive has it."""
    piece = linking()
    elsewhere[URL] = 404
    archive_has(URL)
    check(failing(Link.objects.get()))
    return piece


def test_dead_link_is_offered_with_its_archived_copy(dead):
    copy = f"https://web.archive.org/web/20200503000000/{URL}"
    assert (
        f'they said</a><small> <a class="archived" href="{copy}" rel="noopener noreferrer">'
        "[archived copy of 3 May 2020]</a></small>, it passed"
    ) in html_of(dead)


def test_only_what_is_made_of_the_text_changes(elsewhere, archive_has):
    piece = linking()
    before = Article.objects.values(*KEPT).get()
    elsewhere[URL] = 404
    archive_has(URL)
    check(failing(Link.objects.get()))
    assert "archived" in html_of(piece)
    assert Article.objects.values(*KEPT).get() == before


def test_its_copy_is_no_link_of_the_piece(dead):
    assert [link.url for link in dead.links.all()] == [URL]


def test_link_that_comes_back_takes_the_copy_away(dead, elsewhere):
    elsewhere[URL] = 200
    check(Link.objects.get())
    assert "archived" not in html_of(dead)
    assert Link.objects.get().archived_url


def test_new_piece_that_leads_to_a_known_dead_page_has_the_copy_at_once(dead):
    assert "archived copy" in linking("Another").body_html


def test_saving_the_piece_again_keeps_the_copy(dead):
    piece = Article.objects.get()
    piece.title = "The old quay"
    assert "archived copy" in write(article=piece).body_html


def test_copy_is_offered_in_the_language_of_the_piece(elsewhere, archive_has):
    piece = linking(language="es-MX")
    elsewhere[URL] = 410
    archive_has(URL)
    check(failing(Link.objects.get()))
    assert "3 de mayo de 2020" in html_of(piece)


def test_archive_is_asked_near_the_day_of_the_piece(dead, elsewhere):
    assert elsewhere["asked"][-1] == f"HEAD https://web.archive.org/web/{URL}"


@pytest.mark.parametrize(
    "without", [{"status": 404}, {"made": ""}, {"made": "yesterday"}, {"status": 503}]
)
def test_archive_without_a_copy_offers_nothing(elsewhere, archive_has, without):
    piece = linking()
    elsewhere[URL] = 404
    archive_has(URL, **without)
    assert check(failing(Link.objects.get())).state == "dead"
    assert "archived" not in html_of(piece)


def test_archive_that_fails_is_asked_again_with_the_next_look(dead, elsewhere):
    Link.objects.update(archived_url="", archived_at=None)
    elsewhere[f"https://web.archive.org/web/{URL}"] = FetchFailed(Trouble.TIME, "slow")
    check(Link.objects.get())
    assert elsewhere["asked"][-1] == f"HEAD https://web.archive.org/web/{URL}"


def test_archive_is_not_asked_again_once_it_gave_a_copy(dead, elsewhere):
    del elsewhere["asked"][:]
    check(Link.objects.get())
    assert elsewhere["asked"] == [f"HEAD {URL}", f"GET {URL}"]


@override_settings(LINK_ARCHIVE="")
def test_without_an_archive_nobody_is_asked(elsewhere):
    linking()
    elsewhere[URL] = 404
    assert check(failing(Link.objects.get())).state == "dead"
    assert elsewhere["asked"] == [f"HEAD {URL}", f"GET {URL}"]


def test_link_in_many_pieces_changes_them_by_batches(elsewhere, archive_has, monkeypatch):
    monkeypatch.setattr(spreading, "BATCH", 2)
    pieces = [linking(f"Piece {n}") for n in range(5)]
    elsewhere[URL] = 404
    archive_has(URL)
    check(failing(Link.objects.get()))
    assert all("archived" in html_of(piece) for piece in pieces)


def test_host_that_asks_for_it_has_all_its_links_left_alone(elsewhere):
    linking()
    Link.objects.create(url="https://a.example/2", digest="2", host="a.example")
    other = Link.objects.create(url="https://b.example/", digest="3", host="b.example")
    elsewhere[URL] = 429
    check(Link.objects.get(url=URL))
    waiting = Link.objects.filter(check_at__gt=timezone.now() + timedelta(hours=20))
    assert waiting.count() == 2
    assert other not in waiting


def test_what_is_no_address_of_the_web_is_not_looked_at_again():
    piece = make_article(body="[x](http://localhost/x)")
    find_links(piece)
    link = check(Link.objects.get())
    assert (link.state, claim_due(5)) == ("refused", [])
    assert link.reason == "The host is not one of the public web."


def test_link_that_is_taken_is_not_taken_twice():
    linking()
    assert len(claim_due(5)) == 1
    assert claim_due(5) == []


def test_link_that_no_piece_has_is_not_looked_at():
    Link.objects.create(url=URL, digest="x", host="a.example")
    assert claim_due(5) == []


def test_what_an_editor_said_meanwhile_stands(elsewhere, monkeypatch):
    linking()
    link = failing(Link.objects.get())
    elsewhere[URL] = 404
    Link.objects.update(state="fine")
    check(link)
    assert Link.objects.get().state == "fine"
    assert checking.claim_due(5) == []
