"""What a writer is told to look at again, and where."""

import time

import pytest
from django.core.cache import cache

from archive.lib.markup import render_article
from articles.editing.warnings import warnings_of
from tests import cast

LONG = " ".join(["word"] * 151)
FENCE = "```picture\nabcdef0123456789\n"
TABLE = [
    ("![](/media/a.jpg)", "markdown", [("alt", 1)]),
    ("![A crane](/media/a.jpg)", "markdown", []),
    ("A\n\n#### Deep", "markdown", [("heading", 3)]),
    ("## One\n\n### Two\n\n## Three", "markdown", []),
    ("## One\n\n#### **Three** more", "markdown", [("heading", 3)]),
    ("See <https://example.org/a>", "markdown", [("link", 1)]),
    ("See\n\nhttps://example.org/a now", "markdown", [("link", 3)]),
    ("See [a page](https://example.org/a)", "markdown", []),
    ("See `https://example.org/a`", "markdown", []),
    ("```embed\nhttps://youtu.be/abcdefghijk\n```", "markdown", []),
    (LONG, "markdown", [("paragraph", 1)]),
    (LONG.removesuffix(" word"), "markdown", []),
    (FENCE + "```", "markdown", [("picture", 2)]),
    ("<p>A</p>\n<img src='/a.jpg'>", "html", [("alt", 2)]),
    ("<h2>A</h2>\n<h4>B and C</h4>", "html", [("heading", 2)]),
    ("", "markdown", []),
]


def codes(body: str, body_format: str = "markdown", **options) -> list[tuple[str, int]]:
    html = render_article(body, body_format).html
    return [(each.code, each.line) for each in warnings_of(body, body_format, html, **options)]


@pytest.mark.parametrize(("body", "body_format", "expected"), TABLE)
def test_each_warning_has_its_line(db, body, body_format, expected):
    assert codes(body, body_format) == expected


QUOTED = "the harbour was never meant for ships of that size"


@pytest.fixture(autouse=True)
def forgotten():
    """No quotation was looked up before."""
    cache.clear()


@pytest.fixture
def source(db):
    return cast.make_article("The harbour", body=f"He said that {QUOTED}, and left.")


def quotes(body: str, **options):
    html = render_article(body, "markdown").html
    found = warnings_of(body, "markdown", html, **options)
    return [(each.line, each.link) for each in found if each.code == "quote"]


def test_a_quotation_of_another_piece_offers_its_link(source):
    assert quotes(f"As it was:\n\n> {QUOTED.capitalize()}.") == [(3, source.address)]


def test_words_in_quotation_marks_are_a_quotation(source):
    assert quotes(f"It said “{QUOTED}” then.") == [(1, source.address)]


def test_a_quotation_that_is_linked_is_fine(source):
    assert quotes(f"> {QUOTED}\n\n[There]({source.address})") == []


def test_its_own_words_are_no_quotation(source):
    assert quotes(f"> {QUOTED}", pk=source.pk) == []


def test_what_is_not_public_is_not_told(db):
    cast.make_draft("The harbour", body=f"He said that {QUOTED}.")
    assert quotes(f"> {QUOTED}") == []


def test_a_few_words_are_everybodys(source):
    assert quotes("> the harbour was never meant for") == []


def test_underscores_between_words_cost_no_time(db):
    """Words that the source writes otherwise are not found there; that was looked for by every
    way of dividing a line of underscores."""
    body = f"#### _ _ _ _ _ _ _ &#122;q\n\n{'_' * 5_000} x"
    html = "<h4>_ _ _ _ _ _ _ zq</h4>"
    began = time.process_time()
    assert [each.code for each in warnings_of(body, "markdown", html)] == ["heading"]
    assert time.process_time() - began < 2


def test_thousands_of_fences_cost_no_time(db):
    body = "```picture\nx\n" * 30_000
    began = time.process_time()
    warnings_of(body, "html", f"<p>{body}</p>")
    assert time.process_time() - began < 2
