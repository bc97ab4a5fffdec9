"""What a reader finds on a page of results."""

import pytest

from articles.search import backend
from articles.search.results import Results
from tests import cast

QUERIES = 15


@pytest.fixture
def archive(db):
    """Two pieces on the harbour, of different years, people and papers, and one on no harbour."""
    ada, bo = cast.make_author(), cast.make_author("Bo Quay")
    press, boats = cast.make_topic(), cast.make_topic("Boats")
    lantern = cast.make_publication()
    said = {"body": "At noon the harbour froze over."}
    cast.make_article(
        "A frozen harbour", authors=[ada], topics=[press], publication=lantern, **said
    )
    year_after = cast.FIRST_DAY.replace(year=2021)
    cast.make_article("Ice", at=year_after, authors=[bo], topics=[boats], **said)
    cast.make_article("Bread", body="Flour and water.")


def test_hit_has_headline_snippet_byline_date_and_source(read, archive):
    page = read("/search/?q=frozen")
    assert '<a href="/2020/01/04/a-frozen-harbour/">A <mark>frozen</mark> harbour</a>' in page.html
    assert "By Ada Marsh 4 January 2020 The Daily Lantern" in page.text


def test_what_was_looked_for_is_marked_in_the_text(read, archive):
    assert "the <mark>harbour</mark> froze" in read("/search/?q=harbours").html


def test_hits_are_counted(read, archive):
    assert "2 pieces" in read("/search/?q=harbour").text
    assert "1 piece " in read("/search/?q=flour").text


def test_drafts_are_not_found(read, archive):
    cast.make_draft("Secret", body="A secret harbour.")
    assert "Secret" not in read("/search/?q=harbour").text


def test_box_holds_the_question(read, archive):
    assert 'name="q" value="harbour &quot;noon the&quot;"' in (
        read("/search/?q=harbour+%22noon+the%22").html
    )


def test_facets_narrow_by_year_topic_author_and_source(read, archive):
    html = read("/search/?q=harbour").html
    for narrowed in (
        "from=2021-01-01&amp;to=2021-12-31",
        "topic=boats",
        "author=bo-quay",
        "source=the-daily-lantern",
    ):
        assert f'class="facet__value" href="/search/?q=harbour&amp;{narrowed}"' in html


def test_what_it_is_narrowed_to_can_be_taken_away(read, archive):
    page = read("/search/?q=harbour&author=bo-quay&from=2021-01-01&to=2021-12-31")
    assert "Author Bo Quay – remove" in page.text
    assert "Year 2021 – remove" in page.text
    assert 'href="/search/?q=harbour&amp;author=bo-quay"' in page.html


def test_fields_open_only_where_one_is_used(read, archive):
    assert '<details class="finder__more">' in read("/search/?q=harbour").html
    assert '<details class="finder__more" open>' in read("/search/?q=harbour&topic=boats").html


def test_operators_in_the_box_become_fields(read, archive):
    page = read("/search/?q=harbour+author:bo-quay")
    assert 'id="author" name="author" value="bo-quay"' in page.html
    assert "1 piece " in page.text


def test_order_can_be_changed(read, archive):
    page = read("/search/?q=harbour")
    assert '<strong aria-current="true">Best first</strong>' in page.html
    assert '<a href="/search/?q=harbour&amp;order=date">Newest first</a>' in page.html


@pytest.mark.parametrize("question", ["", "?topic=press-freedom", "?q=harbour"])
def test_words_that_are_written_in_will_be_ranked(read, archive, question):
    assert '<option value="relevance" selected' in read(f"/search/{question}").html


def test_page_leads_to_further_results_and_back(read, db):
    cast.make_articles(25, body="Fog.")
    first = read("/search/?q=fog").html
    onward = first.partition('class="pager__older" href="')[2].partition('"')[0]
    second = read(onward.replace("&amp;", "&")).html
    assert "Piece 4<" in second
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


def test_misspelt_word_is_put_right(read, archive):
    page = read("/search/?q=harbuor")
    assert 'Did you mean <a href="/search/?q=harbour"><bdi>harbour</bdi></a>?' in page.html


def test_where_nothing_is_found_there_are_ways_on(read, archive):
    page = read("/search/?q=harbour+flour&author=ada-marsh")
    assert "Nothing was found" in page.text
    assert 'href="/search/?q=harbour+flour">look for the same words in everything' in page.html
    assert 'href="/archive/"' in page.html


def test_what_is_left_out_is_said(read, archive):
    assert "“someday” was left out" in read("/search/?q=harbour&from=someday").text


def test_unknown_author_is_named(read, archive):
    assert "Nobody called “nobody” signs pieces here." in read("/search/?q=author:nobody").text


def test_foreign_hit_keeps_its_language_and_direction(read, db):
    cast.make_article("الجريدة", language="ar", slug="first", body="صدر العدد الأول.")
    html = read("/search/?lang=ar").html
    assert '<h3 class="entry__headline" lang="ar" dir="rtl">' in html
    assert '<p class="hit__text" lang="ar" dir="rtl">' in html


def test_empty_question_shows_how_to_ask(read, archive):
    page = read("/search/")
    assert "How to ask" in page.text
    assert 'href="/search/?q=author%3Abo-quay"' in page.html


def test_every_example_finds_something(client, archive):
    cast.make_article(
        "Frozen harbour opened", dek="Boats returned.", authors=[cast.make_author("X")]
    )
    for example in client.get("/search/").context["examples"]:
        assert client.get(example.address).context["search"].results.hits, example


def test_empty_archive_has_its_page_too(read):
    assert "Search the archive" in read("/search/").text


def test_results_are_not_for_search_engines(read, archive):
    robots = '<meta name="robots" content="noindex, follow">'
    assert robots in read("/search/?q=harbour").html
    assert robots not in read("/search/").html


def test_same_question_leads_to_the_comments(read, archive):
    assert 'href="/search/comments/?q=harbour">Comments' in read("/search/?q=harbour").html


def test_search_has_a_feed_whatever_its_order(read, archive):
    html = read("/search/?q=harbour&order=date").html
    assert (
        'type="application/atom+xml" title="What this search finds" href="/search/feed/?q=harbour"'
        in (html)
    )
    assert 'href="/search/feed/?q=harbour" type="application/atom+xml">Follow this search' in html


def test_unfinished_search_says_so_and_is_not_kept(read, archive, monkeypatch):
    monkeypatch.setattr(backend, "find", lambda *args, **options: Results(failed="Too slow."))
    page = read("/search/?q=harbour", status=503)
    assert "This search was not finished Too slow." in page.text
    assert page.response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("key", ["before=x", "after=1-2", "before=0-1"])
def test_made_up_key_is_not_found(read, archive, key):
    read(f"/search/?q=harbour&{key}", status=404)


def test_posting_is_refused(client, db):
    assert client.post("/search/").status_code == 405


@pytest.mark.parametrize("question", ["", "?q=fog", "?author=ada-marsh", "?q=nowhere"])
def test_costs_the_same_however_much_there_is(count_queries, question):
    filed = {"authors": [cast.make_author()], "topics": [cast.make_topic()], "body": "Fog."}
    cast.make_articles(3, **filed)
    few = count_queries(f"/search/{question}")
    cast.make_articles(30, **filed)
    assert few == count_queries(f"/search/{question}") <= QUERIES
