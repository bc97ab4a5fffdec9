"""What is copied elsewhere comes in as Markdown, whatever program it was copied from."""

from __future__ import annotations

import contextlib
import time

import pytest

from articles.editing.pasting import MOST, PastingRefused, pasted
from tests.articles.editing.pasting.samples import SAMPLES


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_programs_leave_on_the_clipboard(sample):
    assert pasted(sample.html).markdown == sample.markdown


def test_notes_go_on_from_those_of_the_text():
    sample = next(sample for sample in SAMPLES if sample.name.startswith("LibreOffice, two"))
    assert pasted(sample.html, first_note=4).markdown.startswith("One[^4] and two[^5].")


def test_pictures_of_somebodys_own_machine_are_counted_and_left():
    html = '<p>A<img src="file:///C:/Temp/image001.png"><img src="data:image/png;base64,AA"></p>'
    assert pasted(html) == ("A\n", 2)


def test_pictures_of_the_web_come_as_links_to_them():
    html = '<img src="https://example.org/a.jpg" alt="A crane">'
    assert pasted(html).markdown == "![A crane](https://example.org/a.jpg)\n"


def test_what_is_too_long_is_refused():
    with pytest.raises(PastingRefused):
        pasted("<p>" * (MOST // 2))


@pytest.mark.parametrize(
    "html", ["<div>" * 20_000, "<b>" * 20_000 + "x", "<ul><li>" * 5_000, "<p>a" * 9_000]
)
def test_what_nests_very_deeply_is_refused_or_read_in_time(html):
    begun = time.process_time()
    with contextlib.suppress(PastingRefused):
        pasted(html)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "html", ["<br>" * 29_000, "<p style='mso-list:l0 level1 lfo1'>x</p>" * 15_000]
)
def test_what_has_very_many_parts_is_refused(html):
    with pytest.raises(PastingRefused):
        pasted(html)


@pytest.mark.parametrize("html", ["", "\0", "<", "<!--StartFragment-->", "<a href='#a'>1</a>", "&"])
def test_broken_html_is_read_as_it_may_be(html):
    assert isinstance(pasted(html).markdown, str)
