"""What a feed says of a piece."""

import pytest

from articles.correcting import correct
from articles.models import Byline
from tests import cast

ADDRESS = "http://127.0.0.1:8000/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    paper = cast.make_publication(
        url="https://lantern.example/",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )
    return cast.make_article(
        dek="What it says.",
        body="See [the front](/) and the note[^1].\n\n[^1]: It is here.",
        language="es",
        publication=paper,
        original_url="https://lantern.example/1",
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
    )


def test_entry_is_named_for_good(atom, piece):
    entry = atom("/feed/").entries[0]
    assert entry.id == f"tag:127.0.0.1,{piece.created_at:%Y-%m-%d}:article/{piece.pk}"
    assert entry.link == ADDRESS


def test_name_outlives_a_change_of_address(atom, piece):
    before = atom("/feed/").entries[0].id
    piece.slug = "another"
    cast.write(article=piece)
    assert atom("/feed/").entries[0].id == before


def test_entry_has_both_dates(atom, piece):
    piece.title = "The harbour bill, again"
    cast.write(article=piece)
    entry = atom("/feed/").entries[0]
    assert entry.published == "2020-01-04T06:00:00+00:00"
    assert entry.updated == piece.edition_at.isoformat(timespec="seconds")


def test_entry_is_whole_and_its_links_too(atom, piece):
    entry = atom("/feed/").entries[0]
    html = entry.content[0].value
    assert 'href="http://127.0.0.1:8000/"' in html
    assert f'href="{ADDRESS}#body-fn' in html
    assert entry.summary == "What it says."


def test_json_feed_has_the_same_text(atom, json_feed, piece):
    item = json_feed("/feed.json")["items"][0]
    assert item["content_html"] == atom("/feed/").entries[0].content[0].value
    assert item["date_published"] == "2020-01-04T06:00:00+00:00"
    assert item["tags"] == ["Press freedom"]
    assert item["external_url"] == "https://lantern.example/1"


def test_names_stand_as_printed(atom, piece):
    Byline.objects.update(as_printed="A. M.")
    translator = cast.make_author("Luis Vega")
    Byline.objects.create(article=piece, author=translator, position=2, role="translator")
    entry = atom("/feed/").entries[0]
    assert entry.author_detail.name == "A. M."
    assert entry.author_detail.href == "http://127.0.0.1:8000/authors/ada-marsh/"
    assert entry.contributors[0].name == "Luis Vega"


def test_entry_says_where_it_is_from_and_its_terms(atom, piece):
    entry = atom("/feed/").entries[0]
    links = {link.rel: link.href for link in entry.links}
    assert entry.source.title == "The Daily Lantern"
    assert entry.rights == "CC BY 4.0"
    assert links["via"] == "https://lantern.example/1"
    assert links["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_entry_is_filed_and_has_its_language(atom, piece):
    entry = atom("/feed/").entries[0]
    assert [(tag.term, tag.label) for tag in entry.tags] == [("press-freedom", "Press freedom")]
    assert entry.content[0].language == "es"


def test_correction_stands_in_the_text_and_dates_the_entry(atom, piece):
    note = correct(article=piece, text="It is <not> there.")
    entry = atom("/feed/").entries[0]
    assert "<strong>Correction</strong>" in entry.content[0].value
    assert "It is &lt;not&gt; there." in entry.content[0].value
    note.refresh_from_db()
    assert entry.updated == note.published_at.isoformat(timespec="seconds")


def test_retraction_stands_at_the_head_of_the_text(atom, piece):
    correct(article=piece, kind="retraction", text="All of it.")
    assert atom("/feed/").entries[0].content[0].value.startswith("<aside><p><strong>Retraction")
