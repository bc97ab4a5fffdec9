"""What a piece has been: the list of its editions, each as readers had it, and its record."""

import json
from hashlib import sha256

import pytest

from articles.correcting import correct
from articles.models import Byline
from articles.record.sealing import seal
from articles.states.publishing import withdraw
from articles.writing import write
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    """In two editions: the vote was put right."""
    made = cast.make_article(
        body="It passed by **three** votes.", authors=[cast.make_author("Ada Marsh")]
    )
    made.body = "It passed by **four** votes."
    return write(article=made)


def test_they_are_listed_the_latest_first(read, piece):
    html = read(f"{ADDRESS}editions/").html
    assert html.index(f'<a href="{ADDRESS}editions/2/">') < html.index(
        f'<a href="{ADDRESS}editions/1/">'
    )


def test_each_leads_to_what_changed_since_the_one_before(read, piece):
    html = read(f"{ADDRESS}editions/").html
    assert f'<a href="{ADDRESS}editions/1...2/">What changed since edition 1</a>' in html


def test_list_names_the_size_of_a_change(read, piece):
    assert "+4 −5 characters" in read(f"{ADDRESS}editions/").text


def test_list_names_the_correction_that_made_an_edition(read, piece):
    correct(article=piece, text="It was four.")
    page = read(f"{ADDRESS}editions/")
    assert "It was four." in page.text


def test_former_edition_reads_as_it_did(read, piece):
    page = read(f"{ADDRESS}editions/1/")
    assert "It passed by <strong>three</strong> votes." in page.html
    assert '<span class="bylines__role">By <bdi>Ada Marsh</bdi></span>' in page.html


def test_edition_has_its_own_address_on_paper(read, piece):
    own = f'<p class="piece__address" dir="ltr">http://127.0.0.1:8000{ADDRESS}editions/1/</p>'
    assert own in read(f"{ADDRESS}editions/1/").html


def test_former_edition_says_that_it_is_one(read, piece):
    page = read(f"{ADDRESS}editions/1/")
    assert "A former edition: number 1" in page.text
    assert f'<a href="{ADDRESS}" rel="latest-version">' in page.html
    assert f'<a href="{ADDRESS}editions/1...2/">What changed since</a>' in page.html


def test_present_edition_says_so(read, piece):
    assert "Edition 2, which readers have now" in read(f"{ADDRESS}editions/2/").text


def test_edition_is_cited_at_its_own_address(read, piece):
    words = read(f"{ADDRESS}editions/1/").text
    assert f"edition 1 of 4 January 2020, http://127.0.0.1:8000{ADDRESS}editions/1/" in words


@pytest.mark.parametrize("page", ["", "1/", "1.json", "1...2/"])
def test_search_engines_are_told_to_list_the_piece_instead(client, piece, page):
    response = client.get(f"{ADDRESS}editions/{page}")
    assert response["X-Robots-Tag"] == "noindex"
    if not page.endswith(".json"):
        html = response.content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{ADDRESS}">' in html


@pytest.mark.parametrize("page", ["", "1/", "1.json", "1...2/", "1...2/?sides"])
def test_pages_are_the_same_for_everybody(client, piece, page):
    response = client.get(f"{ADDRESS}editions/{page}")
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert "Vary" not in response or "Cookie" not in response["Vary"]


def test_record_is_what_its_digests_are_of(client, piece):
    told = client.get(f"{ADDRESS}editions/2.json").json()
    assert digest(told["content"]) == told["header"]["content_digest"]
    assert digest(told["header"]) == told["digest"]


def test_record_names_the_digest_of_the_edition_before(client, piece):
    first = client.get(f"{ADDRESS}editions/1.json").json()
    second = client.get(f"{ADDRESS}editions/2.json").json()
    assert second["header"]["previous_digest"] == first["digest"]


@pytest.mark.parametrize("page", ["1/", "1...2/"])
def test_sealed_edition_is_a_reason_in_its_place(read, piece, page):
    sealed = piece.editions.get(number=1)
    seal(edition=sealed, reason="By order of the court.", by=None)
    page = read(f"{ADDRESS}editions/{page}", status=410)
    assert "By order of the court." in page.text
    assert sealed.digest in page.text
    assert "three" not in page.text


def test_record_of_a_sealed_edition_keeps_its_digest_alone(client, piece):
    seal(edition=piece.editions.get(number=1), reason="By order of the court.", by=None)
    told = client.get(f"{ADDRESS}editions/1.json").json()
    assert "content" not in told
    assert digest(told["header"]) == told["digest"]


@pytest.mark.parametrize("page", ["", "1/", "1.json", "1...2/"])
def test_editions_of_a_withdrawn_piece_are_gone_with_it(read, piece, page):
    withdraw(article=piece, reason="It was a hoax.")
    page = read(f"{ADDRESS}editions/{page}", status=410)
    assert "It was a hoax." in page.text
    assert "three" not in page.text


@pytest.mark.parametrize(
    "page", ["3/", "0/", "01/", "3.json", "2...3/", "?before=x", "?before=1", "9999999999/"]
)
def test_editions_that_never_were_are_not_found(read, piece, page):
    read(f"{ADDRESS}editions/{page}", status=404)


def test_editions_of_a_draft_are_not_found(read):
    cast.make_draft("Not ready")
    read("/2020/01/04/not-ready/editions/", status=404)


def test_posting_to_them_is_refused(client, piece):
    assert client.post(f"{ADDRESS}editions/").status_code == 405


def test_many_are_listed_by_pages(read, piece):
    for number in range(60):
        piece.body = f"It passed by {number + 10} votes."
        write(article=piece)
    first = read(f"{ADDRESS}editions/").html
    assert '<a href="?before=13" rel="next">' in first
    assert f'<a href="{ADDRESS}editions/12/">' in read(f"{ADDRESS}editions/?before=13").html


def test_list_costs_the_same_with_two_and_with_ten(count_queries, piece):
    few = count_queries(f"{ADDRESS}editions/")
    for number in range(8):
        piece.body = f"It passed by {number + 10} votes."
        write(article=piece)
        correct(article=piece, text="It was more.")
    assert few == count_queries(f"{ADDRESS}editions/") == 3


def test_edition_costs_the_same_with_many_names_and_notes(count_queries, piece):
    correct(article=piece, text="It was four.")
    few = count_queries(f"{ADDRESS}editions/1/")
    for number in range(5):
        author = cast.make_author(f"Author {number}")
        Byline.objects.create(article=piece, author=author, position=9 + number)
        piece.topics.add(cast.make_topic(f"Topic {number}"))
        correct(article=piece, text="It was five.")
    assert few == count_queries(f"{ADDRESS}editions/1/") == 11


def test_former_edition_tells_what_was_corrected_since(read, piece):
    correct(article=piece, text="It was four.")
    assert "Since then: Correction" in read(f"{ADDRESS}editions/1/").text


def test_note_that_lost_its_place_stays_and_names_the_later_one(read, piece):
    former = correct(article=piece, text="It was four.")
    later = correct(article=piece, text="It was five.", supersedes=former)
    page = read(f"{ADDRESS}editions/")
    assert f'id="correction-{former.pk}"' in page.html
    assert f'<a href="{ADDRESS}editions/2/#correction-{later.pk}">A later note</a>' in page.html


def digest(value):
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()
