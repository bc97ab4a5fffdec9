"""What a page that is not found proposes to look for."""

import pytest

from articles.templatetags.finding import words_of_address


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/2019/05/some-old-piece/", "some old piece"),
        ("/2019/05/some-old-piece.html", "some old piece"),
        ("/blog/An_Old+Piece/", "An Old Piece"),
        ("/2019/05/31/", ""),
        ("/", ""),
        ("/x/", ""),
        ("/wp-login.php", "wp login"),
        ("/es/la-bahía/", "la bahía"),
        ("/الجريدة-الأولى/", "الجريدة الأولى"),
        (
            "/one-two-three-four-five-six-seven-eight-nine/",
            "one two three four five six seven eight",
        ),
        ("/" + "a" * 5000, "a" * 100),
    ],
)
def test_words_of_the_last_part(path, words):
    assert words_of_address(path) == words
