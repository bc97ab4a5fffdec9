"""A piece as Markdown: front matter that YAML reads, and the words below it."""

from html import escape

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from archive.lib.markup import render_article
from articles.copies import markdown
from articles.correcting import correct
from articles.models import Image
from tests import cast

yaml = pytest.importorskip("yaml")


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    place = settings.CACHES["copies"] | {"LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {"copies": place}


def parsed(written):
    _, facts, body = written.split("---\n", 2)
    return yaml.safe_load(facts), body.strip()


def copied(**fields):
    return parsed(markdown.write(cast.make_article(**fields)))


def test_facts_of_a_usual_piece(db):
    facts, _ = copied(
        dek="It passed.",
        dateline="Windhoek",
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
        publication=cast.make_publication(licence="CC BY 4.0"),
    )
    assert facts["title"] == "The harbour bill"
    assert facts["authors"] == [{"name": "Ada Marsh", "role": "by"}]
    assert facts["date"] == "2020-01-04"
    assert facts["address"] == "http://127.0.0.1:8000/2020/01/04/the-harbour-bill/"
    assert facts["source"]["name"] == "The Daily Lantern"
    assert facts["licence"]["name"] == "CC BY 4.0"
    assert facts["topics"] == ["Press freedom"]
    assert facts["edition"]["number"] == 1


def test_what_is_not_known_is_left_out(db):
    assert not {"dek", "dateline", "source", "image", "topics"} & set(copied()[0])


def test_date_is_as_exact_as_it_is_known(db):
    assert copied(published_precision="month")[0]["date"] == "2020-01"


def test_lead_image_is_named(db):
    renditions = [{"name": "images/1.jpg", "width": 9, "height": 9, "type": "image/jpeg"}]
    image = Image.objects.create(width=9, height=9, alt="A pier", renditions=renditions)
    facts, _ = copied(lead_image=image)
    assert facts["image"]["address"] == "http://127.0.0.1:8000/media/images/1.jpg"


def test_markdown_is_as_it_was_written(db):
    assert copied(body="At *noon* [^1]\n\n[^1]: A note.")[1] == "At *noon* [^1]\n\n[^1]: A note."


def test_html_becomes_markdown(db):
    body = "<h2>Noon</h2><p>The <em>bill</em> was <a href='https://a.example/'>read</a>.</p>"
    piece = cast.make_article(body=body, body_format="html")
    piece.refresh_from_db()
    written = parsed(markdown.write(piece))[1]
    assert written == "## Noon\n\nThe *bill* was [read](https://a.example/)."


@pytest.mark.parametrize(
    "words",
    [
        *["<script>", "1. no list", "2) none", "*no stars*", "# no heading", "a | b", "> no quote"],
        *[
            "&amp;",
            "AT&T & sons",
            "a_b_c",
            "[no](link)",
            "- no item",
            r"back\\slash",
            "2 < 3",
            "`x`",
        ],
    ],
)
def test_words_of_html_stay_words(db, words):
    piece = cast.make_article(body=f"<p>{escape(words)}</p>", body_format="html")
    piece.refresh_from_db()
    written = parsed(markdown.write(piece))[1]
    assert render_article(written, "markdown").text == words


def test_links_within_the_page_are_words(db):
    body = "<p>See <a href='#there'>there</a>.</p>"
    piece = cast.make_article(body=body, body_format="html")
    piece.refresh_from_db()
    assert parsed(markdown.write(piece))[1] == "See there."


@pytest.mark.parametrize(
    "html", ["<div>" * 3000, "<ul>" + "<li>a</li>" * 3000, "<p>a</p>" * 60_000]
)
def test_html_that_would_cost_too_much_comes_as_plain_text(html):
    assert markdown._converted(html, "its words") == "its words"


def test_it_is_converted_once(db, monkeypatch):
    piece = cast.make_article(body="<p>Noon</p>", body_format="html")
    piece.body_html = SafeString("<p>Noon</p>")
    first = markdown.write(piece)
    monkeypatch.setattr(markdown, "_converted", None)
    assert markdown.write(piece) == first


@given(st.text(max_size=80))
def test_any_text_comes_back_from_the_front_matter(text):
    assert yaml.safe_load(f"title: {markdown._yaml(text)}") == {"title": text}


@given(st.lists(st.dictionaries(st.text(max_size=9), st.text(max_size=30), max_size=3), max_size=3))
def test_lists_come_back_from_the_front_matter(value):
    assert yaml.safe_load(f"authors: {markdown._yaml(value)}") == {"authors": value}


def test_corrections_in_force_are_among_the_facts(db):
    piece = cast.make_article()
    former = correct(article=piece, text="It was one.")
    correct(article=piece, text="It was two.", supersedes=former)
    (note,) = parsed(markdown.write(piece))[0]["corrections"]
    assert (note["kind"], note["text"], note["edition"]) == ("correction", "It was two.", 1)


def test_edition_has_its_address(db):
    address = "http://127.0.0.1:8000/2020/01/04/the-harbour-bill/editions/1/"
    assert copied()[0]["edition"]["address"] == address
