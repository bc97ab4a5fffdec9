import pytest

from articles.models import AuthorAlias, Byline
from tests import cast


@pytest.fixture
def author(db):
    made = cast.make_author("Ada Marsh", bio="Reads every proof.")
    cast.make_article(authors=[made])
    return made


def test_index_counts_pieces(read, author):
    assert "Ada Marsh 1 piece" in read("/authors/").text


def test_index_goes_on_where_it_is_long(read, db, monkeypatch):
    monkeypatch.setattr("articles.views.index.INDEX_SIZE", 2)
    for name in ("Ada", "Bo", "Cy"):
        cast.make_article(name, authors=[cast.make_author(name)])
    assert 'href="?from=cy" rel="next"' in read("/authors/").html
    assert "Cy 1 piece" in read("/authors/?from=cy").text


def test_index_past_its_end_is_not_found(read, author):
    read("/authors/?from=zz", status=404)


def test_author_has_a_note_and_pieces(read, author):
    page = read("/authors/ada-marsh/")
    assert "Reads every proof." in page.text
    assert "The harbour bill" in page.text


def test_piece_with_two_roles_is_listed_once(read, author):
    piece = author.articles.get()
    Byline.objects.create(article=piece, author=author, position=2, role="translator")
    assert read("/authors/ada-marsh/").html.count('class="entry"') == 1


def test_other_name_leads_to_the_author(client, author):
    AuthorAlias.objects.create(author=author, slug="a-marsh")
    response = client.get("/authors/a-marsh/")
    assert response.status_code == 301
    assert response["Location"] == "/authors/ada-marsh/"


def test_unknown_author_is_not_found(read):
    read("/authors/nobody/", status=404)


def test_author_of_drafts_alone_is_not_found(read):
    author = cast.make_author("Hidden")
    Byline.objects.create(article=cast.make_draft(), author=author)
    read("/authors/hidden/", status=404)


@pytest.mark.parametrize("address", ["/authors/", "/authors/ada-marsh/"])
def test_posting_is_refused(client, author, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(("address", "queries"), [("/authors/", 2), ("/authors/ada-marsh/", 9)])
def test_costs_the_same_however_much_there_is(count_queries, author, address, queries):
    few = count_queries(address)
    cast.make_articles(20, authors=[author, cast.make_author("Bo Quay")])
    assert few == count_queries(address) == queries
