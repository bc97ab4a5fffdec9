"""Everything of a piece, a topic, an author, a source or a collection moves along with it."""

import pytest

from articles.merging import keep_former_address, merge_authors, merge_topics
from articles.states.publishing import unpublish, withdraw
from articles.writing import write
from tests import cast

pytestmark = pytest.mark.django_db
OF_A_PIECE = """
/ /print/ .pdf .md .json .bib .ris .csl.json /comments/ /comments/feed/ /comments/feed.json
/comments/new/ /editions/ /editions/1/ /editions/1.json
"""


@pytest.fixture
def renamed():
    piece = cast.make_article("The quay")
    piece.slug = "año"
    return write(article=piece)


@pytest.mark.parametrize("rest", OF_A_PIECE.split())
def test_everything_of_a_renamed_piece_leads_on_in_one_hop(client, renamed, rest):
    answer = client.get(f"/2020/01/04/the-quay{rest}?letter")
    assert answer.status_code == 301
    assert answer["Location"] == f"/2020/01/04/a%C3%B1o{rest}?letter"


def test_missing_last_slash_costs_no_second_hop(client, renamed):
    assert client.get("/2020/01/04/the-quay/print")["Location"] == "/2020/01/04/a%C3%B1o/print/"
    assert client.get("/2020/01/04/the-quay")["Location"] == "/2020/01/04/a%C3%B1o/"


def test_language_of_the_page_is_kept(client, renamed):
    found = client.get("/es/2020/01/04/the-quay/print/")["Location"]
    assert found == "/es/2020/01/04/a%C3%B1o/print/"


@pytest.mark.parametrize("rest", ["amp/", "x", "print/x/", "%0d%0aX:y"])
def test_what_no_piece_has_is_not_found(client, renamed, rest):
    assert client.get(f"/2020/01/04/the-quay/{rest}").status_code == 404


def test_everything_of_a_withdrawn_piece_is_gone_at_its_former_address(client, renamed):
    withdraw(article=renamed, reason="It was a hoax.")
    for rest in ("/", "/print/", ".pdf"):
        assert client.get(f"/2020/01/04/the-quay{rest}").status_code == 410


def test_former_address_of_a_taken_back_piece_is_not_found(client, renamed):
    unpublish(article=renamed)
    for rest in ("/", "/print/"):
        assert client.get(f"/2020/01/04/the-quay{rest}").status_code == 404


def test_another_piece_does_not_take_a_former_address(client, renamed):
    assert cast.make_article("The quay").slug == "the-quay-2"
    assert client.get("/2020/01/04/the-quay/")["Location"] == renamed.address


def name_of(kind):
    """Something with a public piece, its plural address, and what else stands beneath it."""
    piece = cast.make_article("The quay")
    if kind == "topics":
        return cast.make_topic("Old"), ["", "feed/", "feed.json"]
    if kind == "authors":
        return cast.make_author("Old"), ["", "feed/", "feed.json"]
    if kind == "sources":
        return cast.make_publication("Old"), ["", "feed/", "feed.json"]
    return cast.make_collection("Old", [piece]), [
        "",
        "timeline/",
        "feed/",
        "feed.json",
        "editions/",
    ]


@pytest.mark.parametrize("kind", ["topics", "authors", "sources", "collections"])
def test_everything_of_a_renamed_name_leads_on_in_one_hop(client, kind):
    name, beneath = name_of(kind)
    for slug in ("newer", "newest"):
        former, name.slug = name.slug, slug
        name.save()
        keep_former_address(name=name, former=former)
    for former in ("old", "newer"):
        for rest in beneath:
            answer = client.get(f"/{kind}/{former}/{rest}?after=1")
            assert (answer.status_code, answer["Location"]) == (
                301,
                f"/{kind}/newest/{rest}?after=1",
            )


@pytest.mark.parametrize(
    ("kind", "make", "merge"),
    [
        ("topics", cast.make_topic, merge_topics),
        ("authors", cast.make_author, merge_authors),
    ],
)
def test_everything_of_a_merged_name_leads_on_in_one_hop(client, kind, make, merge):
    first, second, third = make("First"), make("Second"), make("Third")
    merge(keep=second, gone=first)
    merge(keep=third, gone=second)
    for rest in ("", "feed/", "feed.json"):
        for slug in ("first", "second"):
            assert client.get(f"/{kind}/{slug}/{rest}")["Location"] == f"/{kind}/third/{rest}"


def test_language_of_a_names_page_is_kept(client):
    topic = cast.make_topic("New")
    topic.aliases.create(slug="vieja-año")
    found = client.get("/es/topics/vieja-a%C3%B1o/feed/")
    assert found["Location"] == "/es/topics/new/feed/"


@pytest.mark.parametrize("path", ["/topics/never/", "/collections/never/timeline/", "/topics/x/y/"])
def test_what_never_was_is_not_found(client, path):
    assert client.get(path).status_code == 404
