import pytest

from articles.models import TopicAlias
from tests import cast


@pytest.fixture
def topic(db):
    made = cast.make_topic("Libel law", description="What may be said of the powerful.")
    cast.make_article(topics=[made])
    return made


def test_index_counts_and_describes(read, topic):
    page = read("/topics/")
    assert '<a class="index__name" href="/topics/libel-law/">' in page.html
    assert "Libel law 1 piece What may be said of the powerful." in page.text


def test_index_leaves_out_topics_without_public_pieces(read):
    cast.make_draft().topics.add(cast.make_topic("Secret"))
    assert "Secret" not in read("/topics/").text


def test_empty_index_says_so(read):
    assert "No topics yet." in read("/topics/").text


def test_index_marks_its_section(read):
    assert '<a href="/topics/" aria-current="true">Topics</a>' in read("/topics/").html


def test_topic_lists_its_pieces_under_their_years(read, topic):
    cast.make_article("Another matter")
    page = read("/topics/libel-law/")
    assert "What may be said of the powerful." in page.text
    assert "2020 The harbour bill" in page.text
    assert "Another matter" not in page.text


def test_merged_topic_leads_to_the_one_that_took_its_place(client, topic):
    TopicAlias.objects.create(topic=topic, slug="slander")
    response = client.get("/topics/slander/")
    assert response.status_code == 301
    assert response["Location"] == "/topics/libel-law/"


def test_unknown_topic_is_not_found(read):
    read("/topics/nothing/", status=404)


def test_topic_without_public_pieces_is_not_found(read):
    cast.make_topic("Bare")
    read("/topics/bare/", status=404)


@pytest.mark.parametrize("address", ["/topics/", "/topics/libel-law/"])
def test_posting_is_refused(client, topic, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(("address", "queries"), [("/topics/", 2), ("/topics/libel-law/", 8)])
def test_costs_the_same_however_much_there_is(count_queries, topic, address, queries):
    author = cast.make_author()
    cast.make_articles(3, authors=[author], topics=[topic])
    few = count_queries(address)
    cast.make_articles(20, authors=[author], topics=[topic, cast.make_topic("Another")])
    assert few == count_queries(address) == queries
