"""A post or a film elsewhere becomes its words, author, date and address, and nothing loads."""

import time

import pytest

from archive.lib.markup import render_article

FILM = "https://www.youtube.com/watch?v=abcdefghijk"
FENCE = "```embed\n{}\n```"


def markdown(source: str) -> str:
    return render_article(source, "markdown").html


def imported(source: str) -> str:
    return render_article(source, "html").html


def test_a_fenced_block_keeps_words_author_date_and_address():
    html = markdown(FENCE.format(f"{FILM}\nby: Ada\ndate: 2020-01-04\n\nOne\ntwo.\n\nThree."))
    assert "<blockquote><p>One<br>two.</p><p>Three.</p></blockquote>" in html
    assert '<figcaption>Ada, <time datetime="2020-01-04">2020-01-04</time>, <a ' in html
    assert f'href="{FILM}"' in html


def test_an_address_alone_is_enough():
    html = markdown(FENCE.format("https://elsewhere.example/post"))
    assert html.startswith('<figure class="embed"><figcaption><a href="https://elsewhere.example')


@pytest.mark.parametrize(
    "first",
    ["javascript:alert(1)", "//youtu.be/abcdefghijk", "mailto:a@example.org", "words", "<b>", ""],
)
def test_a_block_without_a_web_address_stays_as_it_was_written(first: str):
    assert "<pre><code>" in markdown(FENCE.format(f"{first}\nby: Ada"))


def test_marks_and_html_in_a_block_are_words():
    html = markdown(FENCE.format(f"{FILM}\nby: <b onclick=x>Ada\ndate: <i>\n\n<script>*a*"))
    assert "&lt;b onclick=x&gt;Ada, &lt;i&gt;, <a " in html
    assert "<p>&lt;script&gt;*a*</p>" in html


def test_a_block_inside_a_list_or_inside_code_shows_as_written():
    assert "embed" not in markdown(f"- a\n\n    ```embed\n    {FILM}\n    ```").split("<code>")[0]
    assert "<figure" not in markdown(f"~~~~\n```embed\n{FILM}\n```\n~~~~")


@pytest.mark.parametrize(
    "address",
    [
        "//www.youtube.com/embed/abcdefghijk?feature=oembed",
        "https://www.youtube-nocookie.com/embed/abcdefghijk",
        "https://youtu.be/abcdefghijk",
        "https://m.youtube.com/watch?app=m&amp;v=abcdefghijk",
    ],
)
def test_a_frame_of_a_film_leads_to_its_page(address: str):
    for source in (f'<p><iframe src="{address}"></iframe></p>', f"<iframe src='{address}'>"):
        html = imported(source)
        assert html.strip().startswith('<figure class="embed"><figcaption><a href=')
        assert f'href="{FILM}"' in html


def test_a_frame_among_words_leaves_a_link_in_its_place():
    html = imported('<p>See <iframe src="https://films.example/1"></iframe> there.</p>')
    assert "<figure" not in html
    assert '<a class="embed" href="https://films.example/1"' in html


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{FILM}</p>",
        f'<p><a href="{FILM}">{FILM}</a></p>',
        f"<p>[embed]{FILM}[/embed]</p>",
        f'<figure class="wp-block-embed"><div>\n{FILM}\n</div></figure>',
    ],
)
def test_what_wordpress_leaves_of_an_embed_is_one(source: str):
    assert imported(source).startswith('<figure class="embed">')


def test_a_figure_keeps_its_caption():
    html = imported(
        f"<figure><div>{FILM}</div><figcaption>The <em>quay</em>.</figcaption></figure>"
    )
    assert "<figcaption>The <em>quay</em>, <a " in html


def test_a_post_keeps_words_name_and_date():
    html = imported(
        '<blockquote class="twitter-tweet"><p lang="en">Words</p>&mdash; Ada (@ada) '
        '<a href="https://twitter.com/ada/status/12?ref_src=x">January 4, 2020</a></blockquote>'
        "<script async src=https://platform.twitter.com/widgets.js></script>"
    )
    assert html.startswith('<figure class="embed"><blockquote><p lang="en">Words</p></blockquote>')
    assert "<figcaption>Ada (@ada), January 4, 2020, <a " in html
    assert 'href="https://twitter.com/ada/status/12"' in html


def test_a_post_whose_end_is_unknown_keeps_every_word():
    html = imported(
        '<blockquote class="instagram-media"><p>One — two <a href="https://instagram.com/p/x">'
        "A post by Ada</a></p></blockquote>"
    )
    assert "One — two" in html
    assert "A post by Ada" in html
    assert '<figcaption><a href="https://instagram.com/p/x"' in html


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com.evil.example/watch?v=abcdefghijk",
        "https://evil.example/www.youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com@evil.example/watch?v=abcdefghijk",
        "https://youtube.com:81/watch?v=abcdefghijk",
        "https://www.youtube.com/watch?v=abc",
        "https://vimeo.com/../12",
        "https://x.com/ada/status/12/photo/1",
    ],
)
def test_an_address_that_looks_like_a_player_s_is_any_address(address: str):
    assert "<figure" not in imported(f"<p>{address}</p>")


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{FILM}</p>" * 10_000,
        '<blockquote class="twitter-tweet">' * 5_000,
        '<iframe src="//youtu.be/abcdefghijk">' * 10_000,
        f"<figure><div>{FILM}" * 1_000,
    ],
)
def test_very_many_are_set_in_time(source: str):
    begun = time.monotonic()
    render_article(source, "html", seconds=20)
    assert time.monotonic() - begun < 4


def test_a_page_with_embeds_set_again_is_the_same_page():
    once = render_article(f"<p>{FILM}</p><blockquote class=twitter-tweet>a", "html")
    assert render_article(once.html, "html") == once
