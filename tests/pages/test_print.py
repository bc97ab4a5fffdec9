"""The page for printing: everything that is worth keeping, and comments on request."""

import pytest

from articles.models import Correction
from comments.moderation import remove
from comments.templatetags import paper
from tests import cast

PIECE = "/2020/01/04/the-harbour-bill/"
ADDRESS = f"{PIECE}print/"


def test_headline_byline_dateline_and_date(read):
    cast.make_article(dek="It passed.", dateline="Windhoek", authors=[cast.make_author()])
    page = read(ADDRESS)
    assert '<h1 class="sheet__headline">The harbour bill</h1>' in page.html
    assert "By Ada Marsh Windhoek 4 January 2020" in page.text
    assert "It passed." in page.text


def test_permanent_address_and_edition(read):
    cast.make_article()
    page = read(ADDRESS)
    assert f"http://127.0.0.1:8000{PIECE}" in page.text
    assert "Edition 1, " in page.text
    assert f"This edition: http://127.0.0.1:8000{PIECE}editions/1/" in page.text


def test_date_is_as_exact_as_it_is_known(read):
    cast.make_article(published_precision="year")
    assert '<time datetime="2020">2020</time>' in read("/2020/00/00/the-harbour-bill/print/").html


def test_links_are_written_out_as_notes(read):
    cast.make_article(body="[This](https://a.example/x?y=1&z=2) and [that](/topics/).")
    page = read(ADDRESS)
    assert 'id="body-address:1"' in page.html
    assert ">https://a.example/x?y=1&amp;z=2</a>" in page.html
    assert "http://127.0.0.1:8000/topics/" in page.text


def test_source_and_licence(read):
    lantern = cast.make_publication(licence="CC BY 4.0", licence_url="https://cc.example/by")
    cast.make_article(publication=lantern, original_url="https://lantern.example/bill")
    text = read(ADDRESS).text
    assert "by The Daily Lantern https://lantern.example/bill" in text
    assert "CC BY 4.0 https://cc.example/by" in text


def test_corrections_stand_without_those_that_were_replaced(read):
    piece = cast.make_article()
    first = Correction.objects.create(article=piece, text="It was one.", edition_number=1)
    Correction.objects.create(article=piece, text="It was two.", edition_number=1, supersedes=first)
    text = read(ADDRESS).text
    assert "It was two." in text
    assert "It was one." not in text


def test_prominent_correction_stands_above_the_text(read):
    piece = cast.make_article(body="At noon.")
    Correction.objects.create(
        article=piece, text="It was two.", edition_number=1, is_prominent=True
    )
    text = read(ADDRESS).text
    assert text.index("It was two.") < text.index("At noon.")


def test_comments_come_on_request(read):
    cast.make_comment(cast.make_article(), "Well said.")
    assert "Well said." not in read(ADDRESS).text
    assert "Well said." in read(f"{ADDRESS}?comments").text


def test_comment_says_whom_it_answers(read):
    piece = cast.make_article()
    first = cast.make_comment(piece, author_name="Bo")
    cast.make_comment(piece, "No.", parent=first, author_name="Cleo")
    text = read(f"{ADDRESS}?comments").text
    assert "1.1 Cleo" in text
    assert "in reply to 1 Bo" in text


def test_links_of_comments_are_written_out(read):
    cast.make_comment(cast.make_article(), '<a href="https://a.example/">see</a>')
    assert "see ‹https://a.example/›" in read(f"{ADDRESS}?comments").text


def test_removed_comment_keeps_its_place(read):
    piece = cast.make_article()
    comment = cast.make_comment(piece, "Rude.")
    cast.make_comment(piece, parent=comment)
    remove(comment=comment, actor=cast.make_moderator(), reason="Off topic.")
    text = read(f"{ADDRESS}?comments").text
    assert "1 Removed by a moderator. Off topic." in text
    assert "Rude." not in text


def test_long_thread_ends_with_the_address_of_its_rest(read, monkeypatch):
    monkeypatch.setattr(paper, "MOST", 2)
    piece = cast.make_article()
    comments = [cast.make_comment(piece, f"Word {n}.") for n in range(4)]
    text = read(f"{ADDRESS}?comments").text
    assert "Word 2." not in text
    address = f"http://127.0.0.1:8000{PIECE}comments/?after={comments[1].path}"
    assert f"the first 2 comments; the thread goes on at {address}" in text


def test_piece_without_a_thread_offers_none(read):
    cast.make_article(comments_allowed=False)
    assert "omments" not in read(f"{ADDRESS}?comments").text


def test_search_engines_are_sent_to_the_piece(read):
    cast.make_article()
    page = read(ADDRESS)
    assert page.response["X-Robots-Tag"] == "noindex"
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{PIECE}">' in page.html


def test_piece_in_arabic_runs_from_right_to_left(read):
    cast.make_article("الجريدة", language="ar", slug="first")
    html = read("/2020/01/04/first/print/").html
    assert '<article class="sheet__piece" lang="ar" dir="rtl">' in html


def test_markup_in_a_headline_is_escaped(read):
    cast.make_article("<b>Bold</b>", slug="bold", dek='"><script>')
    html = read("/2020/01/04/bold/print/").html
    assert "<b>Bold" not in html
    assert "<script>" not in html


@pytest.mark.parametrize("query", ["", "?comments"])
def test_costs_the_same_whatever_it_prints(count_queries, query):
    author, topic = cast.make_author(), cast.make_topic()
    piece = cast.make_article(authors=[author], topics=[topic])
    few = count_queries(ADDRESS + query)
    for _ in range(30):
        cast.make_comment(piece)
        Correction.objects.create(article=piece, text="A note.", edition_number=1)
    assert few == count_queries(ADDRESS + query) == (10 if query else 5)
