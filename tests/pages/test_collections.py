import pytest

from tests import cast

ADDRESS = "/collections/the-long-quarrel/"


@pytest.fixture
def dossier(db):
    """Three pieces, the newest first and the oldest last."""
    newest_first = cast.make_articles(3)[::-1]
    return cast.make_collection(
        "The long quarrel", newest_first, note="Begin here.", introduction="It *goes on*."
    )


def test_index_names_collections(read, dossier):
    assert "The long quarrel 3 pieces" in read("/collections/").text


def test_dossier_keeps_its_editors_order(read, dossier):
    text = read(ADDRESS).text
    assert text.index("Piece 2") < text.index("Piece 1") < text.index("Piece 0")


def test_dossier_has_an_introduction_and_notes(read, dossier):
    page = read(ADDRESS)
    assert "<p>It <em>goes on</em>.</p>" in page.html
    assert page.text.count("Begin here.") == 3


def test_draft_in_a_dossier_is_left_out(read, dossier):
    dossier.entries.create(article=cast.make_draft("Not ready"), position=4)
    assert "Not ready" not in read(ADDRESS).text


@pytest.mark.parametrize("part", ["", "timeline/", "feed/", "feed.json"])
def test_collection_without_anything_public_is_not_found(client, db, part):
    cast.make_collection("Secret", [cast.make_draft()], introduction="What we know.")
    response = client.get(f"/collections/secret/{part}")
    assert response.status_code == 404
    assert b"Secret" not in response.content
    assert b"What we know" not in response.content


def test_unknown_collection_is_not_found(read):
    read("/collections/nothing/", status=404)


@pytest.mark.parametrize("address", ["/collections/", ADDRESS])
def test_posting_is_refused(client, dossier, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(("address", "queries"), [("/collections/", 2), (ADDRESS, 7)])
def test_costs_the_same_however_much_there_is(count_queries, dossier, address, queries):
    author = cast.make_author()
    first, *others = cast.make_articles(15, days_apart=3, authors=[author])
    dossier.entries.create(article=first, position=10)
    few = count_queries(address)
    for position, piece in enumerate(others, start=11):
        dossier.entries.create(article=piece, position=position)
    assert few == count_queries(address) == queries
