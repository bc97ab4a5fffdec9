"""What is scheduled stands everywhere from its minute on, and in no cache beyond it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from archive.lib.caching import PUBLIC_PAGE
from archive.lib.horizon import horizon
from articles.fronts.arranging import Composition
from articles.fronts.composing import compose
from articles.models import Article, Edition, FrontPage
from articles.states.due import do_what_is_due
from articles.states.publishing import publish
from articles.states.scheduling import schedule
from articles.views import sitemaps
from articles.writing import write
from tests import cast
from tests.articles.fronts.fronts import make_front
from tests.articles.states.desk import draft_change, make_colleague, pass_the_minute

pytestmark = pytest.mark.django_db
FILED = "/topics/press-freedom/ /authors/ada-marsh/ /sources/the-daily-lantern/".split()
DOSSIER = "/collections/the-long-quarrel/"
LISTS = ["/", *FILED, DOSSIER]
FEEDS = [f"{page}{form}" for page in LISTS for form in ("feed/", "feed.json")]
SEARCHES = ["/search/?q=muchness", "/search/feed/?q=muchness", "/search/feed.json?q=muchness"]
SITEMAPS = ["/news-sitemap.xml", "/sitemaps/articles-0.xml"]


@pytest.fixture(autouse=True)
def one_part(monkeypatch):
    """All pieces stand in the first sitemap, however many ids other tests have used."""
    monkeypatch.setattr(sitemaps, "PART_SIZE", 10**9)


@pytest.fixture
def later():
    return timezone.now() + timedelta(seconds=40)


@pytest.fixture
def filed():
    """What a piece is filed under."""
    lantern = cast.make_publication()
    return {"topics": [cast.make_topic()], "authors": [cast.make_author()], "publication": lantern}


@pytest.fixture
def piece(filed):
    an_hour_ago = timezone.now() - timedelta(hours=1)
    return cast.make_article("The bill", at=an_hour_ago, body="It passed.", **filed)


@pytest.fixture
def to_come(later):
    piece = write(article=Article(title="Fog on the quay", slug="fog", body="Muchness."))
    return publish(article=piece, at=later)


@pytest.fixture
def change(later, piece):
    draft_change(piece, title="The bill, counted again", body="It failed.")
    schedule(article=piece, by=make_colleague(), at=later)
    return piece


def before_and_after(client, address):
    """What a cache gets at an address, and what it is answered when it asks for changes later."""
    before = client.get(address)
    pass_the_minute()
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert (before.status_code, after.status_code) == (200, 200)
    return before.content.decode(), after.content.decode()


@pytest.mark.parametrize("address", [*LISTS, *FEEDS, *SITEMAPS, *SEARCHES])
def test_a_piece_appears_everywhere_at_its_minute(client, live_clock, later, filed, piece, address):
    words = {"slug": "fog", "body": "Muchness."}
    fog = cast.make_article("Fog on the quay", at=later, **words, **filed)
    cast.make_collection(articles=[piece, fog])
    before, after = before_and_after(client, address)
    assert "/fog/" not in before
    assert "/fog/" in after


def test_its_page_is_found_from_then_on_with_its_first_edition(client, live_clock, to_come):
    assert client.get(to_come.address).status_code == 404
    pass_the_minute()
    assert client.get(to_come.address).status_code == 200
    assert Edition.objects.get().begins_at == Article.objects.get().published_at


@pytest.mark.parametrize("address", [*LISTS, *FEEDS, "/news-sitemap.xml", "/search/?q=bill"])
def test_a_change_is_everywhere_at_its_minute(client, live_clock, change, address):
    cast.make_collection(articles=[change])
    before, after = before_and_after(client, address)
    assert "counted again" not in before
    assert "counted again" in after


@pytest.mark.parametrize("form", ["", "print/", ".md", ".json"])
def test_a_reader_of_the_page_gets_the_change(client, live_clock, change, form):
    page = change.address if form in ("", "print/") else change.address.rstrip("/")
    before, after = before_and_after(client, page + form)
    assert "It passed." in before
    assert "It failed." in after


@pytest.mark.parametrize("part", ["editions/", "editions/2/"])
def test_its_record_has_the_state_from_its_minute_on(client, live_clock, change, part):
    before = client.get(change.address + part).content.decode()
    pass_the_minute()
    after = client.get(change.address + part).content.decode()
    assert "counted again" not in before
    assert "counted again" in after


@pytest.mark.parametrize("address", ["/feed/", "/feed.json"])
def test_hubs_are_told_of_a_change_at_its_minute(client, live_clock, change, settings, address):
    settings.WEBSUB_HUBS = ["https://hub.example/"]
    assert not DBTaskResult.objects.exists()
    pass_the_minute()
    client.get(address)
    assert DBTaskResult.objects.get().task_path.endswith("tell_of_article")


def test_a_front_page_begins_at_its_minute(client, live_clock, piece):
    cast.make_article("Another", at=timezone.now() - timedelta(minutes=1))
    make_front(piece, at=timezone.now() + timedelta(minutes=2))  # it begins with a whole minute
    before = client.get("/")
    FrontPage.objects.update(starts_at=timezone.now() - timedelta(seconds=5))
    horizon.forget()
    after = client.get("/", headers={"If-None-Match": before["ETag"]})
    leads = [page.context["lead"].title for page in (before, after)]
    assert leads == ["Another", "The bill"]


def test_a_feed_that_was_kept_is_not_said_to_be_unchanged(client, live_clock, change):
    kept = client.get("/feed/")["ETag"]
    pass_the_minute()
    assert client.get("/feed/", HTTP_IF_NONE_MATCH=kept).status_code == 200


def test_search_finds_a_change_by_its_new_words(client, live_clock, change):
    pass_the_minute()
    assert change.address in client.get("/search/?q=counted").content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/feed/", "/2020/01/04/the-harbour-bill/", "/sitemap.xml"]
)
def test_no_cache_keeps_a_page_beyond_the_next_minute(client, live_clock, to_come, address):
    cast.make_article()
    control = client.get(address)["Cache-Control"]
    kept = int(control.split("s-maxage=")[1].split(",")[0])
    assert 30 <= kept <= 40
    assert "stale-while-revalidate=0" in control


def test_a_front_page_that_begins_soon_shortens_it_too(client, live_clock):
    at = timezone.now() + timedelta(seconds=90)
    compose(composition=Composition(), starts_at=at)
    assert client.get("/")["Cache-Control"] != PUBLIC_PAGE


def test_without_anything_near_pages_are_kept_as_ever(client, live_clock):
    publish(article=Article(title="Fog"), at=timezone.now() + timedelta(days=1))
    assert client.get("/")["Cache-Control"] == PUBLIC_PAGE


def test_a_fault_never_reaches_a_reader(client, live_clock, change, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("broken")

    monkeypatch.setattr("articles.states.due.apply_due", fail)
    pass_the_minute()
    response = client.get("/")
    assert response.status_code == 200
    assert "s-maxage=0" in response["Cache-Control"]
    assert "tried again" in caplog.text


def test_the_database_is_asked_once_a_second_at_most(live_clock, django_assert_num_queries):
    with django_assert_num_queries(1):
        for _ in range(5):
            do_what_is_due()


def test_a_form_is_taken_as_it_was_sent(client, live_clock, change, monkeypatch):
    monkeypatch.setattr("articles.middleware.do_what_is_due", pytest.fail)
    assert client.post("/").status_code == 405
