"""Sections, paragraphs, tables and pull quotes: what a reader can point at."""

import pytest

from archive.lib.markup import render_article


def markdown(source: str) -> str:
    return render_article(source, "markdown").html


def imported(source: str) -> str:
    return render_article(source, "html").html


def test_a_heading_is_the_link_to_its_section():
    html = markdown("## What *it* says")
    assert '<h2 id="body-what-it-says"><a href="#body-what-it-says"' in html
    assert ">What <em>it</em> says</a></h2>" in html


@pytest.mark.parametrize(
    "source",
    [
        '<h2><a href="/a">Words</a></h2>',
        '<a href="/a"><h2>Words</h2></a>',
        "<h2>Words<sup><a href='#n'>1</a></sup></h2>",
    ],
)
def test_a_heading_with_a_link_or_in_one_gets_no_other(source: str):
    html = imported(source)
    assert html.count("<a ") == 1
    assert '<h2 id="body-words' in html


def test_no_sign_of_the_anchors_stands_in_the_text():
    assert render_article("## One\n\nTwo.", "markdown").text == "One\n\nTwo."


def test_paragraphs_of_the_text_are_numbered_and_no_others():
    html = markdown("One.\n\n> Quoted.\n\n- item\n\n    more\n\nTwo.[^1]\n\n[^1]: Note.")
    assert '<p id="body-p1">One.</p>' in html
    assert '<p id="body-p2">Two.' in html
    assert html.count('<p id="') == 2


def test_paragraphs_in_a_wrapper_around_the_text_are_numbered():
    assert imported("<div><section><p>a</p></section></div>") == (
        '<div><section><p id="body-p1">a</p></section></div>'
    )


def test_a_paragraph_keeps_the_id_it_came_with_and_counts():
    html = imported('<p id="note">a</p><p>b</p>')
    assert html == '<p id="body-note">a</p><p id="body-p2">b</p>'


def test_an_id_that_is_taken_is_not_given_twice():
    html = imported('<div id="p1">a</div><p>b</p>')
    assert 'id="body-p1-2"' in html


def test_empty_paragraphs_go():
    assert imported("<p>&nbsp;</p><p></p><p><br></p><p>a</p>") == '<p id="body-p1">a</p>'


def test_a_table_scrolls_in_a_frame_named_after_its_caption():
    html = imported("<table><caption>Sales &amp; prices</caption><tr><td>a</td></tr></table>")
    frame = '<div class="scroll" role="group" aria-label="Sales &amp; prices" tabindex="0"><table>'
    assert html.startswith(frame)
    assert html.endswith("</table></div>")


def test_without_a_caption_the_first_row_names_it():
    html = markdown("| Town | Day |\n|---|---|\n| a | b |")
    assert 'aria-label="Town, Day"' in html


def test_a_table_in_a_table_has_no_frame_of_its_own():
    html = imported("<table><tr><td><table><tr><td>a</table></table>")
    assert html.count('class="scroll"') == 1


@pytest.mark.parametrize("value", ["1", "-1", "x"])
def test_imports_cannot_move_the_keyboard_s_order(value: str):
    assert "tabindex" not in imported(f'<div tabindex="{value}">a</div>')


def test_a_pull_quote_with_who_said_it():
    html = markdown("```pullquote\nWords & more.\n\n— Ada\n```")
    assert html == (
        '<blockquote class="pullquote"><p>Words &amp; more.</p><p><cite>Ada</cite></p></blockquote>'
    )


def test_html_in_a_pull_quote_is_words():
    assert "<p>&lt;script&gt;</p>" in markdown("```pullquote\n<script>\n```")


def test_an_introduction_has_no_anchors():
    html = render_article("## One\n\nTwo.", "introduction").html
    assert html == "<h2>One</h2>\n<p>Two.</p>"


@pytest.mark.parametrize(
    "source",
    ["<div>" * 3_000 + "<p>a", "<table><tr><td>" * 300, "<h2><b>" * 300, "<p id=p1>a" * 20_000],
)
def test_deep_and_many_are_set_in_time(source: str):
    assert render_article(source, "html", seconds=4)
