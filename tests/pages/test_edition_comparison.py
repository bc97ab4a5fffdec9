"""What changed between two editions, as readers are shown it."""

import pytest

from articles.correcting import correct
from articles.writing import write
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article(body="It passed by three votes.\n\nAll rose.", dek="It passed.")


def rewrite(piece, **fields):
    for name, value in fields.items():
        setattr(piece, name, value)
    return write(article=piece)


def test_words_that_went_and_came_are_marked_and_named(read, piece):
    rewrite(piece, body="It passed by four votes.\n\nAll rose.")
    page = read(f"{ADDRESS}editions/1...2/")
    assert "[taken out:] three [end]" in page.text
    assert "[put in:] four [end]" in page.text


def test_side_by_side_each_edition_has_a_column(read, piece):
    rewrite(piece, body="It passed by four votes.\n\nAll rose.")
    html = read(f"{ADDRESS}editions/1...2/?sides").html
    assert '<th scope="col">Edition 1</th> <th scope="col">Edition 2</th>' in html
    assert html.index("three<") < html.index("four<")


@pytest.mark.parametrize(
    ("field", "label"),
    [("title", "Headline"), ("dek", "Dek"), ("dateline", "Dateline"), ("language", "Language")],
)
def test_fields_that_changed_are_told_by_name(read, piece, field, label):
    rewrite(piece, **{field: "fr"})
    page = read(f"{ADDRESS}editions/1...2/")
    assert f"<dt>{label}</dt>" in page.html
    assert "The words of the text are the same." in page.text


def test_link_that_leads_elsewhere_is_a_change(read, piece):
    rewrite(piece, body="[The bill](https://a.example/1)")
    rewrite(piece, body="[The bill](https://a.example/2)")
    page = read(f"{ADDRESS}editions/2...3/")
    assert "[put in:] ⟨https://a.example/2⟩ [end]" in page.text


def test_what_nobody_changed_is_left_out(read, piece):
    body = "\n\n".join(f"Paragraph {number}." for number in range(40))
    rewrite(piece, body=body)
    rewrite(piece, body=body.replace("Paragraph 20.", "Another."))
    page = read(f"{ADDRESS}editions/2...3/")
    assert "19 paragraphs unchanged" in page.text
    assert "Paragraph 5." not in page.text


def test_two_are_chosen_in_any_order(client, piece):
    rewrite(piece, dek="It failed.")
    response = client.get(f"{ADDRESS}editions/?old=2&new=1")
    assert response["Location"] == f"{ADDRESS}editions/1...2/"


def test_one_chosen_twice_is_shown(client, piece):
    response = client.get(f"{ADDRESS}editions/?old=1&new=1")
    assert response["Location"] == f"{ADDRESS}editions/1/"


def test_choice_that_is_no_number_is_told_so(read, piece):
    rewrite(piece, dek="It failed.")
    assert "Enter a whole number." in read(f"{ADDRESS}editions/?old=x&new=1").text


def test_backwards_leads_to_forwards(client, piece):
    rewrite(piece, dek="It failed.")
    assert client.get(f"{ADDRESS}editions/2...1/")["Location"] == f"{ADDRESS}editions/1...2/"


def test_long_comparison_comes_by_pages(read, piece):
    rewrite(piece, body="\n\n".join(f"Old {number} " + "word " * 80 for number in range(200)))
    rewrite(piece, body="\n\n".join(f"New {number} " + "term " * 80 for number in range(200)))
    page = read(f"{ADDRESS}editions/2...3/")
    assert len(page.response.content) < 120_000
    following = page.html.partition('<a href="?after=')[2].partition('"')[0]
    assert "New 199" in read_to_the_end(read, following)


def read_to_the_end(read, following):
    texts = []
    while following:
        page = read(f"{ADDRESS}editions/2...3/?after={following}")
        texts.append(page.text)
        following = page.html.partition('<a href="?after=')[2].partition('"')[0]
    return " ".join(texts)


def test_it_costs_a_fixed_number_of_queries(count_queries, piece):
    rewrite(piece, dek="It failed.")
    assert count_queries(f"{ADDRESS}editions/1...2/") == 3


def test_language_of_the_page_keeps_to_its_links(client, piece):
    rewrite(piece, dek="It failed.")
    html = client.get(f"/es{ADDRESS}editions/").content.decode()
    assert f'href="/es{ADDRESS}"' in html


def test_corrections_made_on_the_way_are_told(read, piece):
    correct(article=rewrite(piece, dek="It failed."), text="It failed.")
    correct(article=rewrite(piece, dek="It failed again."), text="Again.")
    page = read(f"{ADDRESS}editions/1...3/")
    assert page.text.index("It failed.") < page.text.index("Again.")


def test_comment_leads_to_what_it_was_written_under(read, piece):
    comment = cast.make_comment(piece)
    rewrite(piece, dek="It failed.")
    html = read(f"/comments/{comment.pk}/branch/").html
    assert f'<a href="{ADDRESS}editions/1/">edition 1</a>' in html
    assert f'<a href="{ADDRESS}editions/1...2/">what changed since</a>' in html
