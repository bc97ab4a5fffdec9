"""What an editor's Markdown and an imported page become."""

import pytest

from archive.lib.markup import RENDERER_VERSION, render_article

REL = ' rel="noopener noreferrer"'


def markdown(source: str) -> str:
    return render_article(source, "markdown").html


def imported(source: str) -> str:
    return render_article(source, "html").html


def test_a_result_carries_text_and_version():
    rendered = render_article("One *two*.\n\nThree.", "markdown")
    assert rendered == (
        '<p id="body-p1">One <em>two</em>.</p>\n<p id="body-p2">Three.</p>',
        "One two.\n\nThree.",
        RENDERER_VERSION,
    )


def test_headings_have_ids_made_of_their_words():
    assert markdown("## La Prensa, 1926–1940") == (
        f'<h2 id="body-la-prensa-1926-1940"><a href="#body-la-prensa-1926-1940"{REL}>'
        "La Prensa, 1926–1940</a></h2>"
    )


def test_headings_in_any_script_have_ids():
    assert markdown("## صحافة حرة").startswith('<h2 id="body-صحافة-حرة">')


def test_equal_headings_have_different_ids():
    html = markdown("## Notes\n\n## Notes\n\n## Notes")
    assert [f'id="body-notes{end}"' in html for end in ("", "-2", "-3")] == [True] * 3


def test_an_id_that_is_numbered_already_is_not_taken_twice():
    html = markdown("## Notes\n\n## Notes 2\n\n## Notes")
    assert html.count('<h2 id="body-notes-2"') == 1


def test_a_headline_inside_the_body_is_one_step_down():
    assert markdown("# One").startswith("<h2 ")
    assert imported("<H1 class=x>One</H1>").startswith('<h2 id="body-one">')


def test_ids_of_imports_get_the_prefix_and_links_to_them_follow():
    html = imported('<p id="note">a</p><a href="#note">b</a>')
    assert html == f'<p id="body-note">a</p><a href="#body-note"{REL}>b</a>'


def test_a_percent_encoded_fragment_finds_its_id():
    assert 'href="#body-más"' in imported('<a href="#m%C3%A1s">b</a>')


def test_footnotes_lead_there_and_back():
    html = markdown("Words[^1].\n\n[^1]: The note.")
    assert 'href="#body-fn:1"' in html
    assert '<li id="body-fn:1">' in html
    assert 'href="#body-fnref:1"' in html


def test_tables_keep_their_alignment_without_styles():
    html = markdown("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td align="right">2</td>' in html


def test_definition_lists():
    assert markdown("Dek\n: The line under the headline") == (
        "<dl>\n<dt>Dek</dt>\n<dd>The line under the headline</dd>\n</dl>"
    )


def test_fenced_code_shows_as_written():
    assert markdown("```html\n<b>\n```") == "<pre><code>&lt;b&gt;\n</code></pre>"


def test_one_piece_leaves_nothing_to_the_next():
    markdown("*[HTML]: markup\n\n[a]: https://example.org\n\nx[^1]\n\n[^1]: note")
    assert markdown("HTML [a] x[^1]") == '<p id="body-p1">HTML [a] x[^1]</p>'


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a b", "http://example.org", "mailto:desk@example.org", "/2020/01/", "/"],
)
def test_links_that_stay(address: str):
    assert imported(f'<a href="{address}">x</a>') == f'<a href="{address}"{REL}>x</a>'


@pytest.mark.parametrize(
    "address", ["//example.org", "/\\example.org", "page.html", "ftp://a.example"]
)
def test_links_that_lose_their_address(address: str):
    assert imported(f'<a href="{address}">x</a>') == f"<a{REL}>x</a>"


def test_an_image_with_its_caption():
    image = '<img src="/m/a.jpg" alt="A" width="9">'
    html = f'<figure class="alignleft">{image}<figcaption>B</figcaption></figure>'
    assert imported(html) == html


@pytest.mark.parametrize("source", ["//example.org/a.jpg", "data:image/png;base64,AA", "a.jpg"])
def test_images_that_lose_their_source(source: str):
    assert imported(f'<img src="{source}" alt="A">') == '<img alt="A">'


def test_an_embedded_film_leaves_a_link_behind():
    html = imported('<p><iframe width="9" src="//films.example/embed/1"></iframe></p>')
    assert f'<a href="https://films.example/embed/1"{REL}>films.example/embed/1</a>' in html


def test_classes_and_attributes_outside_the_list_go():
    html = imported('<div class="footnote x" style="color:red" data-a="1" onclick="b()">c</div>')
    assert html == '<div class="footnote">c</div>'


def test_language_and_direction_stay():
    html = '<p id="body-p1" lang="ar" dir="rtl">سلام</p>'
    assert imported(html) == html


def test_imported_html_never_meets_markdown():
    assert imported("<p>*not* [a](/b)</p>") == '<p id="body-p1">*not* [a](/b)</p>'
