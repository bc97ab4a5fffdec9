"""What serves our own page alone stays there."""

from archive.lib.markup import render_article
from archive.lib.markup.elsewhere import for_elsewhere

HERE = "https://news.example/2020/01/04/quay/"


def sent(source):
    return for_elsewhere(render_article(source, "markdown").html, HERE)


def test_a_heading_leads_nowhere():
    assert sent("## The *quay*") == '<h2 id="body-the-quay">The <em>quay</em></h2>'


def test_a_heading_keeps_the_link_that_was_written_into_it():
    assert 'href="https://a.example/"' in sent("## The [quay](https://a.example/)")


def test_paragraphs_bear_no_names():
    assert sent("It passed.") == "<p>It passed.</p>"


def test_notes_still_lead_to_their_place():
    assert f'href="{HERE}#' in sent("It passed.[^1]\n\n[^1]: At once.")
