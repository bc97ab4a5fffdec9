"""What the toolbar asks for: pasted text, pieces to link to, pictures and cards."""

import json
from time import process_time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.lib.fetching import Fetched, FetchRefused
from archive.lib.markup import render_article
from articles.editing import embedding
from articles.imaging.reading import LARGEST_FILE
from articles.models import Image
from tests import cast
from tests.articles.imaging.pictures import picture_file

DESK = "/admin/articles/article/"
PAGE = b"""<html><head><title>Ignored</title><meta property="og:title" content="A ``` bill">
<meta name="author" content="Ada Marsh"><meta property="article:published_time"
content="2020-01-04T10:00:00Z"></head><body>A<script>x</script></body></html>"""


def test_pasted_html_comes_back_as_markdown(editor):
    sent = {"html": "<p><b>A</b></p>", "first_note": "x"}
    assert editor.post(f"{DESK}pasting/", sent).json() == {"markdown": "**A**\n", "note": ""}


def test_pasting_too_much_is_refused_in_a_sentence(editor):
    response = editor.post(f"{DESK}pasting/", {"html": "<p>a" * 300_000})
    assert (response.status_code, bool(response.json()["refused"])) == (422, True)


def test_pieces_are_found_by_the_beginning_of_a_word(editor):
    piece = cast.make_article("The harbour bill", authors=[cast.make_author()])
    found = editor.get(f"{DESK}pieces/", {"q": "harb"}).json()["pieces"]
    assert [each["address"] for each in found] == [piece.address]
    assert "Ada Marsh" in found[0]["facts"]


def test_pieces_are_found_by_address(editor):
    piece = cast.make_article("The harbour bill")
    found = editor.get(f"{DESK}pieces/", {"q": f"https://paper.example{piece.address}"}).json()
    assert found["pieces"][0]["title"] == "The harbour bill"


@pytest.mark.parametrize("q", ["", " ", "nowhere", '"', "author:nobody x", "a" * 5000])
def test_what_finds_nothing_is_answered(editor, q):
    cast.make_draft("Nowhere to be seen")
    assert editor.get(f"{DESK}pieces/", {"q": q}).json()["pieces"] == []


def upload(editor, **sent):
    return editor.post(f"{DESK}pictures/", sent)


def test_a_picture_becomes_a_fence_that_shows_its_sizes(editor, media):
    words = {"alt": "A <crane>", "caption": "At\ndawn", "credit": "Ada"}
    markdown = upload(editor, file=picture_file(), **words).json()["markdown"]
    html = render_article(markdown, "markdown").html
    image = Image.objects.get()
    assert f'width="{image.fallback["width"]}"' in html
    assert 'alt="A &lt;crane&gt;"' in html
    assert html.count("<source ") == len(image.sources)
    assert "At dawn <small>Ada</small>" in html


def test_the_same_picture_again_is_the_same_row(editor, media):
    upload(editor, file=picture_file())
    upload(editor, file=picture_file())
    assert Image.objects.count() == 1


def test_what_is_no_picture_is_refused(editor, media):
    response = upload(editor, file=SimpleUploadedFile("a.jpg", b"<script>"))
    assert (response.status_code, bool(response.json()["refused"])) == (422, True)


def test_no_file_is_refused(editor):
    assert upload(editor).status_code == 422


def test_a_file_that_is_too_large_is_refused(editor, media):
    large = SimpleUploadedFile("a.jpg", b"\xff" * (LARGEST_FILE + 1))
    assert upload(editor, file=large).status_code == 413


@pytest.fixture
def web(monkeypatch):
    """Pages elsewhere by address; others refuse."""
    pages: dict[str, Fetched] = {}

    def fetch(url, **_options):
        if url not in pages:
            raise FetchRefused("It is not of the public web.")
        return pages[url]

    monkeypatch.setattr(embedding, "fetch", fetch)
    return pages


def embed(editor, address):
    return editor.post(f"{DESK}embed/", {"address": address})


def test_a_page_becomes_a_card_with_its_author_date_and_words(editor, web):
    address = "https://example.org/a"
    web[address] = Fetched(200, address, {"content-type": "text/html"}, PAGE)
    lines = embed(editor, address).json()["markdown"].split("\n")
    assert lines == ["```embed", address, "by: Ada Marsh", "date: 2020-01-04", "", "A bill", "```"]


def test_a_film_is_asked_for_by_oembed(editor, web):
    film = "https://www.youtube.com/watch?v=abcdefghijk"
    said = json.dumps({"type": "video", "title": "Launch", "author_name": "Ada"}).encode()
    door = "https://www.youtube.com/oembed?format=json&url="
    web[door + "https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk"] = Fetched(
        200, door, {"content-type": "application/json"}, said
    )
    markdown = embed(editor, "https://youtu.be/abcdefghijk").json()["markdown"]
    assert markdown == f"```embed\n{film}\nby: Ada\n\nLaunch\n```"


def test_a_page_that_can_not_be_had_gives_its_address_and_why(editor, web):
    answer = embed(editor, "http://127.0.0.1/x").json()
    assert answer["markdown"] == "```embed\nhttp://127.0.0.1/x\n```"
    assert answer["note"]


@pytest.mark.parametrize("charset", ["punycode", "idna", "undefined", "cp0", "x", "Windows-1252"])
def test_a_page_is_read_in_whatever_it_says_that_it_is_written(editor, web, charset):
    address = "https://example.org/a"
    kind = {"content-type": f"text/html; charset={charset}"}
    web[address] = Fetched(200, address, kind, PAGE)
    assert "by: Ada Marsh" in embed(editor, address).json()["markdown"]


@pytest.mark.parametrize("said", [b"[" * 100_000, rb'{"type": "rich", "html": "\ud800"}', b"{"])
def test_a_site_that_says_nonsense_gives_its_address(editor, web, said):
    post = "https://x.com/ada/status/1"
    door = f"{embedding.ASKED['https://x.com/']}https%3A%2F%2Fx.com%2Fada%2Fstatus%2F1"
    web[door] = web[post] = Fetched(200, post, {"content-type": "application/json"}, said)
    assert embed(editor, post).json()["markdown"].startswith(f"```embed\n{post}\n")


@pytest.mark.parametrize("opening", ["<", "<![", "<div>", "<a b=", "<!--", "<b><i><u><p>"])
def test_a_page_made_to_keep_us_busy_is_read_in_no_time(editor, web, opening):
    address = "https://example.org/a"
    hostile = opening.encode() * (embedding.MOST_BYTES // len(opening))
    web[address] = Fetched(200, address, {"content-type": "text/html"}, PAGE + hostile)
    begun = process_time()
    assert "by: Ada Marsh" in embed(editor, address).json()["markdown"]
    assert process_time() - begun < 1


def test_nor_does_what_a_site_says_of_itself(editor, web):
    post = "https://x.com/ada/status/1"
    said = json.dumps({"type": "rich", "html": "<p>Fog." + "<div>" * 90_000, "author_name": "Ada"})
    web[f"{embedding.ASKED['https://x.com/']}https%3A%2F%2Fx.com%2Fada%2Fstatus%2F1"] = Fetched(
        200, post, {"content-type": "application/json"}, said.encode()
    )
    begun = process_time()
    assert "by: Ada\n\nFog." in embed(editor, post).json()["markdown"]
    assert process_time() - begun < 1


def test_nor_a_clipboard(editor):
    begun = process_time()
    assert editor.post(f"{DESK}pasting/", {"html": "<div>" * 50_000}).status_code == 422
    assert process_time() - begun < 1


@pytest.mark.parametrize("address", ["", "x", "javascript:alert(1)", "//a.b", "https://a b", "\0"])
def test_what_is_no_address_is_refused(editor, address):
    assert embed(editor, address).status_code == 422
