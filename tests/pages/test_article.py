from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from articles.models import Byline
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


def test_headline_dek_and_text(read):
    cast.make_article(dek="It passed.", body="At noon the *bill* was read.")
    page = read(ADDRESS)
    assert '<h1 class="piece__headline">The harbour bill</h1>' in page.html
    assert "It passed." in page.text
    assert '<p id="body-p1">At noon the <em>bill</em> was read.</p>' in page.html


def test_headings_have_anchors(read):
    cast.make_article(body="## What it says")
    assert '<h2 id="body-what-it-says"><a href="#body-what-it-says"' in read(ADDRESS).html


def test_bylines_stand_in_order_with_their_roles(read):
    piece = cast.make_article(authors=[cast.make_author("Ada Marsh"), cast.make_author("Bo Quay")])
    translator = cast.make_author("Cleo Tran")
    Byline.objects.create(article=piece, author=translator, position=3, role="translator")
    assert "By Ada Marsh and Bo Quay Translated by Cleo Tran" in read(ADDRESS).text


def test_byline_as_printed_leads_to_the_author(read):
    piece = cast.make_article()
    author = cast.make_author("Ada Marsh")
    Byline.objects.create(article=piece, author=author, as_printed="A. M.")
    html = read(ADDRESS).html
    assert '<a href="/authors/ada-marsh/" rel="author"><bdi>A. M.</bdi></a>' in html


def test_dateline_and_date(read):
    cast.make_article(dateline="Windhoek")
    assert "Windhoek 4 January 2020" in read(ADDRESS).text


def test_topics_are_linked(read):
    cast.make_article(topics=[cast.make_topic("Libel law")])
    assert '<a href="/topics/libel-law/">Libel law</a>' in read(ADDRESS).html


def test_piece_from_elsewhere_names_its_source(read):
    lantern = cast.make_publication(contact_line="Write to the night desk.", licence="CC BY 4.0")
    cast.make_article(publication=lantern, original_url="https://lantern.example/bill")
    page = read(ADDRESS)
    assert "First published by The Daily Lantern" in page.text
    assert 'href="https://lantern.example/bill"' in page.html
    assert "Write to the night desk." in page.text
    assert "CC BY 4.0" in page.text


def test_original_date_is_as_exact_as_it_is_known(read):
    cast.make_article(
        publication=cast.make_publication(),
        originally_published=date(2022, 12, 1),
        originally_published_precision="month",
    )
    page = read(ADDRESS)
    assert "First published in December 2022 by The Daily Lantern" in page.text
    assert '<time datetime="2022-12">' in page.html


def test_address_that_no_browser_should_follow_is_no_link(read):
    cast.make_article(publication=cast.make_publication(), original_url="javascript:alert(1)")
    assert '="javascript:' not in read(ADDRESS).html


def test_own_piece_names_no_source(read):
    house = cast.make_publication("The Harbour Record", is_house=True)
    cast.make_article(publication=house)
    assert "First published" not in read(ADDRESS).text


def test_right_to_left_piece_has_its_direction(read):
    cast.make_article("الجريدة الأولى", language="ar", slug="first")
    html = read("/2020/01/04/first/").html
    assert '<article class="piece" lang="ar" dir="rtl">' in html


def test_older_and_newer_pieces_are_linked(read):
    cast.make_articles(3)
    html = read("/2020/01/05/piece-1/").html
    assert 'href="/2020/01/04/piece-0/" rel="prev"' in html
    assert 'href="/2020/01/06/piece-2/" rel="next"' in html


def test_collections_it_stands_in_are_linked(read):
    cast.make_collection("The long quarrel", [cast.make_article()])
    page = read(ADDRESS)
    assert "1 of 1 in the collection The long quarrel" in page.text
    assert 'href="/collections/the-long-quarrel/"' in page.html


def test_markup_in_a_headline_is_escaped(read):
    cast.make_article("<b>Bold</b> claims", slug="claims")
    assert "<b>Bold</b>" not in read("/2020/01/04/claims/").html


def test_breadcrumb_leads_to_its_day(read):
    cast.make_article()
    assert '<a href="/2020/01/04/">4</a>' in read(ADDRESS).html


def test_head_names_the_one_address(read):
    cast.make_article()
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{ADDRESS}">' in read(ADDRESS).html


def test_draft_is_not_found(read):
    cast.make_draft("Not ready")
    read("/2020/01/04/not-ready/", status=404)


def test_piece_of_tomorrow_is_not_found(read):
    piece = cast.make_article(at=timezone.now() + timedelta(days=1))
    read(piece.get_absolute_url(), status=404)


def test_piece_of_another_day_is_not_found(read):
    cast.make_article(at=datetime(2020, 1, 5, tzinfo=UTC))
    read(ADDRESS, status=404)


def test_day_that_never_was_is_not_found(read):
    read("/2020/02/30/the-harbour-bill/", status=404)


def test_posting_to_it_is_refused(client, db):
    cast.make_article()
    assert client.post(ADDRESS).status_code == 405


def test_costs_the_same_with_three_comments_and_with_sixty(count_queries):
    author, topic = cast.make_author(), cast.make_topic()
    piece = cast.make_article(authors=[author], topics=[topic])
    for _ in range(3):
        cast.make_comment(piece)
    few = count_queries(ADDRESS)
    for _ in range(57):
        cast.make_comment(piece)
    cast.make_articles(9, authors=[author], topics=[topic])
    assert few == count_queries(ADDRESS) == 17
