"""A withdrawn piece: gone from every page, and its address says that it was there and why not."""

import pytest

from articles.addresses import remember_address
from articles.models import Article
from articles.states.publishing import NeverPublic, publish, withdraw
from articles.writing import write
from comments.models import Comment
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"
REASON = "It was a hoax, and we believed it."
TO_COME = cast.FIRST_DAY.replace(year=2090)


@pytest.fixture
def piece(db):
    piece = cast.make_article(body="The bill *passed*.", topics=[cast.make_topic()])
    cast.make_comment(piece, "I doubt it.")
    return withdraw(article=piece, reason=REASON)


def test_its_address_says_why_and_since_when(read, piece):
    page = read(ADDRESS, status=410)
    assert REASON in page.text
    assert "The harbour bill" in page.text
    assert f"{piece.withdrawn_at:%Y-%m-%d}" in page.html


def test_nothing_of_its_text_or_thread_is_shown(read, piece):
    page = read(ADDRESS, status=410)
    assert "passed" not in page.text
    assert "I doubt it." not in page.text


def test_its_place_is_not_for_search_engines(read, piece):
    assert '<meta name="robots" content="noindex">' in read(ADDRESS, status=410).html


@pytest.mark.parametrize("rest", ["comments/", "print/", "comments/feed/", "nothing/"])
def test_everything_under_its_address_is_gone_with_it(read, piece, rest):
    assert REASON in read(ADDRESS + rest, status=410).text


@pytest.mark.parametrize("ending", [".pdf", ".md", ".json", ".bib", ".ris", ".csl.json"])
def test_its_files_are_gone_with_it(read, piece, ending):
    assert REASON in read(ADDRESS.removesuffix("/") + ending, status=410).text


def test_its_former_address_says_the_same(read, piece):
    remember_address(article=piece, path="/blog/bill/")
    assert REASON in read("/blog/bill/", status=410).text


def test_permalink_of_its_comment_says_the_same(read, piece):
    assert REASON in read(f"/comments/{Comment.objects.get().pk}/", status=410).text


def test_it_is_said_in_the_language_of_the_address(read, piece):
    html = read(f"/es{ADDRESS}", status=410).html
    assert '<html lang="es"' in html
    assert REASON in html


@pytest.mark.parametrize("address", ["/2020/", "/2020/01/04/", "/topics/press-freedom/"])
def test_no_listing_has_it(read, piece, address):
    read(address, status=404)


def test_front_page_leaves_it_out(read, piece):
    assert "The harbour bill" not in read("/").text


def test_its_thread_is_kept_and_comes_back_with_it(read, piece):
    publish(article=piece)
    page = read(ADDRESS)
    assert "I doubt it." in page.text
    assert REASON not in page.text


def test_a_draft_of_that_day_is_not_found_all_the_same(read):
    cast.make_draft()
    read("/2020/01/04/not-ready/", status=404)


def test_another_piece_of_that_day_is_not_found_all_the_same(read, piece):
    read("/2020/01/04/the-harbour/", status=404)
    read("/2020/02/30/the-harbour-bill/", status=404)


@pytest.mark.parametrize("make", [cast.make_draft, lambda: cast.make_article(at=TO_COME)])
def test_what_readers_never_saw_is_not_withdrawn(db, make):
    article = make()
    with pytest.raises(NeverPublic):
        withdraw(article=article, reason=REASON)
    assert Article.objects.get().status == article.status != "withdrawn"


def test_a_withdrawn_piece_of_a_day_to_come_is_told_nowhere(read, piece):
    remember_address(article=piece, path="/blog/bill/")
    Article.objects.update(published_at=TO_COME, published_on=TO_COME.date())
    read(f"/2090/01/04/{piece.slug}/", status=404)
    read("/blog/bill/", status=404)
    read(f"/comments/{Comment.objects.get().pk}/", status=404)


def test_a_form_sent_to_it_is_not_found(client, piece):
    assert client.post(ADDRESS).status_code in (404, 405)


def test_a_piece_of_an_unknown_day_says_so_too(read):
    piece = cast.make_article(published_precision="month")
    withdraw(article=piece, reason=REASON)
    assert REASON in read("/2020/01/00/the-harbour-bill/", status=410).text


def test_its_address_may_change_and_the_former_one_still_says_why(read, piece):
    piece.slug = "the-bill"
    write(article=piece)
    assert REASON in read(ADDRESS, status=410).text
    assert REASON in read("/2020/01/04/the-bill/", status=410).text
