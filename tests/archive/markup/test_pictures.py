"""Pictures of the archive in a text: sizes known, room reserved, their words escaped."""

import pytest

from archive.lib.markup import pictures as known
from archive.lib.markup import render_article
from archive.lib.markup.elsewhere import for_elsewhere
from tests.archive.markup.inspection import faults

NAME = "3fa9c2d41b07e6aa"
FILES = {
    "sources": [["image/webp", "/media/images/a-480.webp 480w, /media/images/a-960.webp 960w"]],
    "src": "/media/images/a-960.jpg",
    "width": 960,
    "height": 640,
}


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    """One picture is known; each question is noted."""
    asked: list[list[str]] = []

    def find(names):
        asked.append(list(names))
        return {NAME: FILES} if NAME in names else {}

    monkeypatch.setattr(known, "_finders", [find])
    return asked


def fence(*lines: str) -> str:
    return "\n".join(["```picture", *lines, "```"])


def html(source: str) -> str:
    return render_article(source, "markdown").html


def test_readers_get_the_sizes_and_the_room_is_reserved():
    shown = html(fence(NAME, "alt: A crane"))
    assert FILES["sources"][0][1] in shown
    assert 'width="960" height="640" loading="lazy"' in shown
    assert 'alt="A crane"' in shown


def test_words_stand_under_it():
    shown = html(fence(NAME, "credit: Ada", "alt: B", "", "At dawn", "by the quay."))
    assert "<figcaption>At dawn by the quay. <small>Ada</small></figcaption>" in shown


@pytest.mark.parametrize("words", ['" onerror="x', "<script>x</script>", "&quot;><b>"])
def test_words_are_words(words):
    shown = html(fence(NAME, f"alt: {words}", f"credit: {words}", "", words))
    assert faults(shown, article=True) == []
    assert "<b>" not in shown


@pytest.mark.parametrize("name", ["ffffffffffffffff", "../x", "", "3fa9"])
def test_a_picture_that_is_not_here_stays_as_it_was_written(name):
    assert "<pre><code>" in html(fence(name))


def test_nobody_is_asked_for_a_text_without_pictures(kept):
    html("A picture of the harbour: `picture`")
    assert kept == []


def test_one_question_is_asked_for_all_of_them(kept):
    html(fence(NAME) + "\n\n" + fence("f" * 16) + "\n\n" + fence(NAME))
    assert kept == [[NAME, "f" * 16]]


def test_imported_html_names_no_picture(kept):
    render_article(fence(NAME), "html")
    assert kept == []


def test_feeds_get_the_one_file_with_its_whole_address():
    shown = for_elsewhere(html(fence(NAME)), "https://paper.example/2020/")
    assert 'src="https://paper.example/media/images/a-960.jpg"' in shown
    assert "srcset" not in shown


@pytest.mark.parametrize("srcset", ["javascript:x 1w", "//a.b/c.jpg 480w", "/a.jpg", "/a.jpg 1w,x"])
def test_sources_that_lead_elsewhere_are_dropped(srcset):
    shown = render_article(f'<picture><source srcset="{srcset}"><img></picture>', "html").html
    assert "srcset" not in shown
