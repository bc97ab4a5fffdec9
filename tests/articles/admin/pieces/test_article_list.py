"""Finding pieces: search, filters, a pasted address; and what the list costs."""

from datetime import UTC, datetime

import pytest

from articles.models import Article
from tests.cast import make_article, make_articles, make_author, make_publication, make_topic

LIST = "/admin/articles/article/"


def found(client, **asked) -> set[str]:
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return {article.title for article in response.context["cl"].result_list}


@pytest.fixture
def archive(db) -> Article:
    make_article("Lisboa", language="pt", topics=[make_topic("Ports")])
    return make_article(
        "Quay",
        dek="Fog again",
        authors=[make_author("Ada Marsh")],
        topics=[make_topic("Weather"), make_topic("Bad weather")],
        publication=make_publication(),
        original_url="https://lantern.example/fog",
    )


@pytest.mark.parametrize("words", ["quay", "fog", "ada", "marsh fog"])
def test_words_are_sought_in_headline_dek_and_names(editor, archive, words):
    assert found(editor, q=words) == {"Quay"}


@pytest.mark.parametrize(
    "address",
    [
        "/2020/01/04/quay/",
        "http://127.0.0.1:8000/2020/01/04/quay",
        "https://paper.example/2020/01/04/quay/comments/?after=x#comment-3",
        "https://lantern.example/fog",
        "https://old.example/?p=3",
    ],
)
def test_a_piece_is_found_by_any_address_it_had(editor, archive, address):
    archive.old_addresses.create(path="/?p=3")
    assert found(editor, q=address) == {"Quay"}


@pytest.mark.parametrize("address", ["/2020/02/30/quay/", "https://[", "/nothing/"])
def test_an_address_of_nothing_finds_nothing(editor, archive, address):
    assert found(editor, q=address) == set()


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"topic": "Weather"}, {"Quay"}),
        ({"topic": "bad-weather"}, {"Quay"}),
        ({"topic": "weath"}, {"Quay"}),
        ({"topic": "no such"}, set()),
        ({"source": "lantern"}, {"Quay"}),
        ({"language": "pt"}, {"Lisboa"}),
        ({"dated": "no"}, set()),
        ({"dated": "yes", "status__exact": "published"}, {"Quay", "Lisboa"}),
    ],
)
def test_the_list_is_narrowed_down(editor, archive, asked, titles):
    assert found(editor, **asked) == titles


def test_a_filter_keeps_the_others_that_are_set(editor, archive):
    page = editor.get(LIST, {"language": "pt", "q": "l"}).content.decode()
    assert '<input type="hidden" name="language" value="pt">' in page


def test_thousands_of_topics_are_not_printed(editor, archive):
    for number in range(250):
        make_topic(f"Topic {number}")
    assert editor.get(LIST).content.decode().count("<option value=") < 230


def test_a_listed_piece_says_where_it_stands(editor):
    make_article("Quay")
    make_article("Tomorrow", at=datetime(2999, 1, 1, tzinfo=UTC))
    page = editor.get(LIST).content.decode()
    assert "scheduled" in page
    assert 'href="/2020/01/04/quay/"' in page


def test_the_list_costs_the_same_whatever_its_length(editor, django_assert_num_queries):
    make_articles(3, authors=[make_author()], publication=make_publication())
    editor.get(LIST)
    with django_assert_num_queries(12) as few:
        editor.get(LIST)
    make_articles(20, authors=[make_author("Bea Holt")], days_apart=2)
    with django_assert_num_queries(len(few)):
        editor.get(LIST)


def test_topics_and_authors_are_chosen_by_typing(editor, archive):
    asked = {"app_label": "articles", "model_name": "article", "field_name": "topics", "term": "po"}
    answer = editor.get("/admin/autocomplete/", asked).json()
    assert [row["text"] for row in answer["results"]] == ["Ports"]
