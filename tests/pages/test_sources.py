import pytest

from tests import cast


@pytest.fixture
def lantern(db):
    made = cast.make_publication(
        url="https://www.lantern.example/",
        contact_line="Write to the night desk.",
        contact_url="https://www.lantern.example/contact",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )
    cast.make_article(publication=made)
    return made


def test_index_counts_pieces(read, lantern):
    assert "The Daily Lantern 1 piece" in read("/sources/").text


def test_source_says_where_it_is_found(read, lantern):
    html = read("/sources/the-daily-lantern/").html
    assert 'href="https://www.lantern.example/" rel="external noopener">lantern.example</a>' in html


def test_source_says_whom_to_write_to_and_on_what_terms(read, lantern):
    page = read("/sources/the-daily-lantern/")
    assert "Write to the night desk. Write to The Daily Lantern" in page.text
    assert 'rel="license external noopener">CC BY 4.0</a>' in page.html


def test_source_lists_its_pieces(read, lantern):
    cast.make_article("From another paper")
    text = read("/sources/the-daily-lantern/").text
    assert "The harbour bill" in text
    assert "From another paper" not in text


def test_listing_names_the_source_of_a_piece(read, lantern):
    assert "<cite>The Daily Lantern</cite>" in read("/2020/").html


def test_address_that_no_browser_should_follow_is_no_link(read):
    cast.make_article(publication=cast.make_publication("Odd", url="javascript:alert(1)"))
    assert "javascript:" not in read("/sources/odd/").html


def test_unknown_source_is_not_found(read):
    read("/sources/nothing/", status=404)


@pytest.mark.parametrize("address", ["/sources/", "/sources/the-daily-lantern/"])
def test_posting_is_refused(client, lantern, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("address", "queries"), [("/sources/", 2), ("/sources/the-daily-lantern/", 6)]
)
def test_costs_the_same_however_much_there_is(count_queries, lantern, address, queries):
    author = cast.make_author()
    cast.make_articles(2, authors=[author], publication=lantern)
    few = count_queries(address)
    cast.make_articles(20, authors=[author], publication=lantern)
    assert few == count_queries(address) == queries
