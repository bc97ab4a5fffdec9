"""Former states of pages, asked for by their moment (RFC 7089)."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.merging import keep_former_address
from articles.record.sealing import seal
from articles.states.publishing import withdraw
from articles.writing import write
from tests import cast
from tests.articles.fronts.fronts import make_front

SITE = "http://127.0.0.1:8000"
ADDRESS = "/2020/01/04/the-harbour-bill/"
BEGUN = "Sat, 04 Jan 2020 06:00:00 GMT"
LONG_AGO = "Mon, 01 Jan 1990 00:00:00 GMT"
LINK = re.compile(r'<([^>]*)>; rel="([^"]*)"')


@pytest.fixture
def piece(db):
    made = cast.make_article(body="Three.")
    made.body = "Four."
    return write(article=made)


def ask(client, path, moment=None):
    headers = {"Accept-Datetime": moment} if moment else {}
    return client.get(path, headers=headers)


def links(response):
    """Relation to address."""
    found = LINK.findall(response["Link"])
    return {word: address for address, words in found for word in words.split()}


@pytest.mark.parametrize(
    "form", [ADDRESS.lstrip("/"), SITE + ADDRESS, f"http:/127.0.0.1:8000{ADDRESS}", "es" + ADDRESS]
)
def test_gate_leads_to_the_state_of_the_moment(client, piece, form):
    response = ask(client, f"/timegate/{form}", "Sun, 05 Jan 2020 00:00:00 GMT")
    assert response.status_code == 302
    assert response["Location"] == f"{SITE}{ADDRESS}editions/1/"


@pytest.mark.parametrize(("moment", "number"), [(None, 2), (LONG_AGO, 1), (BEGUN, 1)])
def test_gate_leads_to_the_newest_or_the_first(client, piece, moment, number):
    response = ask(client, f"/timegate{ADDRESS}", moment)
    assert response["Location"].endswith(f"/editions/{number}/")


def test_gate_says_what_it_depends_on_and_is_of(client, piece):
    response = ask(client, f"/timegate{ADDRESS}", BEGUN)
    assert response["Vary"] == "accept-datetime"
    assert links(response)["original"] == SITE + ADDRESS
    assert links(response)["timemap"] == f"{SITE}/timemap{ADDRESS}"


@pytest.mark.parametrize("moment", ["yesterday", "2020-01-04", "Sat, 99 Jan 2020 06:00:00 GMT"])
def test_gate_refuses_what_is_no_date(client, piece, moment):
    response = ask(client, f"/timegate{ADDRESS}", moment)
    assert response.status_code == 400
    assert links(response)["original"] == SITE + ADDRESS
    assert "accept-datetime" in response["Vary"]


@pytest.mark.parametrize("path", ["2020/01/04/nothing/", "https://elsewhere.example/", "topics/"])
def test_gate_of_no_such_page_is_not_found(client, piece, path):
    assert ask(client, f"/timegate/{path}").status_code == 404


def test_gate_of_a_withdrawn_piece_is_not_found(client, piece):
    withdraw(article=piece, reason="It was a hoax.")
    assert ask(client, f"/timegate{ADDRESS}").status_code == 404


def test_gate_knows_former_addresses(client, piece):
    piece.slug = "the-bill"
    write(article=piece)
    response = ask(client, f"/timegate{ADDRESS}", BEGUN)
    assert response["Location"] == f"{SITE}/2020/01/04/the-bill/editions/1/"


@pytest.fixture
def renamed(db):
    dossier = cast.make_collection(articles=[cast.make_article()])
    keep_former_address(name=dossier, former="the-quarrel")


def test_gate_knows_the_former_address_of_a_collection(client, renamed):
    answer = client.get("/timegate/collections/the-quarrel/")
    assert answer["Location"] == f"{SITE}/collections/the-long-quarrel/editions/1/"


def test_so_does_the_map(client, renamed):
    told = client.get("/timemap/json/collections/the-quarrel/").json()
    assert told["original"] == f"{SITE}/collections/the-long-quarrel/"


@pytest.mark.parametrize("slug", ["dams", "weirs"])
def test_gate_of_a_topic_is_not_found_whatever_it_was_called(client, db, slug):
    topic = cast.make_topic("Dams")
    cast.make_article(topics=[topic])
    keep_former_address(name=topic, former="weirs")
    assert client.get(f"/timegate/topics/{slug}/").status_code == 404


def test_gate_passes_by_a_sealed_state(client, piece):
    seal(edition=piece.editions.get(number=1), reason="By order of the court.", by=None)
    assert ask(client, f"/timegate{ADDRESS}", BEGUN)["Location"].endswith("/editions/2/")


def test_state_says_when_it_began_and_what_is_beside_it(client, piece):
    response = client.get(f"{ADDRESS}editions/1/")
    assert response["Memento-Datetime"] == BEGUN
    assert links(response)["next"] == f"{SITE}{ADDRESS}editions/2/"
    assert links(response)["original"] == SITE + ADDRESS
    assert links(response)["timegate"] == f"{SITE}/timegate{ADDRESS}"


def test_piece_names_its_gate_and_map(client, piece):
    response = client.get(ADDRESS)
    assert links(response)["timegate"] == f"{SITE}/timegate{ADDRESS}"
    assert links(response)["timemap"] == f"{SITE}/timemap{ADDRESS}"


def test_map_lists_all_states_the_oldest_first(client, piece):
    response = client.get(f"/timemap{ADDRESS}")
    listed = LINK.findall(response.content.decode())
    assert response["Content-Type"].startswith("application/link-format")
    assert listed[-2:] == [
        (f"{SITE}{ADDRESS}editions/1/", "first memento"),
        (f"{SITE}{ADDRESS}editions/2/", "last memento"),
    ]


def test_map_as_json(client, piece):
    told = client.get(f"/timemap/json{ADDRESS}").json()
    assert told["original"] == SITE + ADDRESS
    assert told["mementos"][0] == {"datetime": BEGUN, "address": f"{SITE}{ADDRESS}editions/1/"}
    assert told["next"] is None


def test_huge_map_comes_by_parts(client, piece, monkeypatch):
    monkeypatch.setattr("articles.memento.timemaps.PART_SIZE", 1)
    first = client.get(f"/timemap{ADDRESS}").content.decode()
    (following,) = [address for address, words in LINK.findall(first) if words == "timemap"]
    second = client.get(following.removeprefix(SITE)).content.decode()
    assert f"<{SITE}{ADDRESS}editions/2/>" not in first
    assert f'<{SITE}{ADDRESS}editions/2/>; rel="last memento"' in second


def test_map_after_no_key_is_not_found(client, piece):
    assert client.get(f"/timemap{ADDRESS}?after=x").status_code == 404


def test_states_of_one_moment_are_not_skipped_between_parts(client, piece, monkeypatch):
    monkeypatch.setattr("articles.memento.timemaps.PART_SIZE", 1)
    piece.body = "Five."
    write(article=piece, begins_at=piece.editions.get(number=2).begins_at)
    listed, path = [], f"/timemap/json{ADDRESS}"
    while path:
        told = client.get(path).json()
        listed += [row["address"][-2] for row in told["mementos"]]
        path = (told["next"] or "").removeprefix(SITE)
    assert listed == ["1", "2", "3"]


@pytest.mark.parametrize("key", ["x", "20200104T060000.000000", "20200104T060000.000000-x"])
def test_map_after_half_a_key_is_not_found(client, piece, key):
    assert client.get(f"/timemap{ADDRESS}?after={key}").status_code == 404


@pytest.mark.parametrize(("kind", "number"), [("timegate", 6), ("timemap", 2)])
def test_number_of_queries_is_fixed(client, piece, django_assert_max_num_queries, kind, number):
    for text in ("Five.", "Six.", "Seven."):
        piece.body = text
        write(article=piece)
    client.get(f"/{kind}{ADDRESS}")  # what is due is looked for once
    with django_assert_max_num_queries(number):
        client.get(f"/{kind}{ADDRESS}")


def test_front_page_of_a_minute_holds_what_was_public_then(read, db):
    cast.make_articles(3)
    page = read("/front/2020-01-05T06:00Z/")
    assert "Piece 1" in page.text
    assert "Piece 2" not in page.text
    assert page.response["Memento-Datetime"] == "Sun, 05 Jan 2020 06:00:00 GMT"
    assert page.response["X-Robots-Tag"] == "noindex"


def test_minute_without_a_zone_is_the_papers(read, db, settings):
    settings.TIME_ZONE = "Africa/Windhoek"
    cast.make_articles(2)
    page = read("/front/2020-01-05T08:00/")
    assert page.response["Memento-Datetime"] == "Sun, 05 Jan 2020 06:00:00 GMT"


def test_gate_of_the_front_page_leads_to_the_minute_of_its_last_change(client, db):
    cast.make_articles(2)
    cast.make_article("Late", at=datetime(2020, 1, 8, 9, 30, 20, tzinfo=UTC))
    before = ask(client, "/timegate/", "Tue, 07 Jan 2020 00:00:00 GMT")
    assert before["Location"] == f"{SITE}/front/2020-01-05T06:00Z/"
    assert ask(client, "/timegate/")["Location"] == f"{SITE}/front/2020-01-08T09:31Z/"


def test_gate_leads_to_a_composed_front_page_from_the_second_at_which_it_begins(client, db):
    pieces = cast.make_articles(2)
    make_front(pieces[0], at=datetime(2020, 1, 8, 9, 30, tzinfo=UTC))
    make_front(pieces[1], at=datetime(2020, 1, 8, 9, 31, tzinfo=UTC))
    found = ask(client, "/timegate/", "Wed, 08 Jan 2020 09:31:00 GMT")
    assert found["Location"] == f"{SITE}/front/2020-01-08T09:31Z/"
    assert links(found)["prev"] == f"{SITE}/front/2020-01-08T09:30Z/"


def test_what_came_in_this_minute_is_no_state_of_the_front_page_before_it_is_over(client, db):
    cast.make_article()
    cast.make_article("Just now", at=timezone.now())
    assert client.get(ask(client, "/timegate/")["Location"]).status_code == 200


def test_map_of_the_front_page_lists_each_minute_once(client, db):
    for number in range(3):
        cast.make_article(f"Piece {number}", at=cast.FIRST_DAY + timedelta(seconds=number - 10))
    told = client.get("/timemap/json/").json()
    assert [row["address"] for row in told["mementos"]] == [f"{SITE}/front/2020-01-04T06:00Z/"]


@pytest.mark.parametrize(
    "minute", ["2020-01-01T00:00Z", "2190-01-01T00:00Z", "2020-13-01T00:00", "2020-01-01T25:00"]
)
def test_front_page_of_no_such_minute_is_not_found(read, db, minute):
    cast.make_article()
    read(f"/front/{minute}/", status=404)
