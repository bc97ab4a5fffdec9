"""Near-duplicates: copies that were edited are found, pieces on the same matter are not."""

from zlib import crc32

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import likeness
from articles.likeness import bands, fingerprint, near_duplicates
from articles.models import Fingerprint
from articles.writing import write
from tests import cast

WORDS = [
    f"{first}{last}" for first in "bdfgklmnprst" for last in ("ar", "ent", "il", "os", "um", "ay")
]


def drawn(*said: object) -> float:
    """A number from 0 to 1, the same in every run."""
    return crc32(repr(said).encode()) / 2**32


def made_up(number: int, seed: int = 1) -> list[str]:
    """Few words often and many seldom, as people write."""
    places = [int(len(WORDS) ** drawn(seed, n)) - 1 for n in range(number)]
    return [f"{WORDS[place]}{int(30 * drawn(n, seed, 'end'))}" for n, place in enumerate(places)]


def edited(words: list[str], share: float) -> str:
    return " ".join("anew" if drawn(n, word) < share else word for n, word in enumerate(words))


def share_a_band(one: str, other: str) -> bool:
    return any(mine == theirs for mine, theirs in zip(bands(one), bands(other), strict=True))


@pytest.fixture
def written(django_capture_on_commit_callbacks):
    """A public piece of this text, as publishing leaves it."""

    def publish(text: str, title: str = "The harbour bill", **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return cast.make_article(title, body=text, **fields)

    return publish


@pytest.mark.parametrize("length", [60, 300, 2000])
def test_nearly_all_copies_with_a_word_of_twenty_changed_share_a_band(length):
    texts = [made_up(length, seed) for seed in range(100)]
    found = sum(share_a_band(" ".join(text), edited(text, 0.05)) for text in texts)
    assert found >= 92


def test_hardly_any_two_texts_of_the_same_words_share_one():
    texts = [" ".join(made_up(300, seed)) for seed in range(60)]
    pairs = [(one, other) for place, one in enumerate(texts) for other in texts[:place]]
    assert sum(share_a_band(*pair) for pair in pairs) <= len(pairs) / 100


def test_capitals_and_punctuation_make_no_difference():
    text = " ".join(made_up(100))
    assert bands(text) == bands(text.upper().replace(" ", ", "))


def test_a_line_or_two_has_no_fingerprint():
    assert bands(" ".join(made_up(10))) == []
    assert bands("") == []


def test_languages_without_spaces_have_one_too():
    text = "".join(chr(0x4E00 + int(3000 * drawn(n))) for n in range(200))
    assert share_a_band(text, text[:100] + "新" + text[101:])


def test_a_copy_is_found_with_the_share_that_it_has(db, written):
    text = made_up(400)
    piece = written(" ".join(text))
    (like,) = near_duplicates(edited(text, 0.05))
    assert like.article == piece
    assert 0.7 < like.share < 0.95


def test_a_piece_is_no_duplicate_of_itself(db, written):
    text = " ".join(made_up(200))
    first, second = written(text), written(text, "A reprint")
    assert [like.article for like in near_duplicates(first)] == [second]
    assert near_duplicates(first)[0].percent == 100


def test_what_was_rewritten_is_found_by_its_new_text(
    db, written, django_capture_on_commit_callbacks
):
    piece = written(" ".join(made_up(200)))
    piece.body = " ".join(made_up(200, seed=9))
    with django_capture_on_commit_callbacks(execute=True):
        write(article=piece)
    assert near_duplicates(" ".join(made_up(200))) == []
    assert near_duplicates(piece.body)


def test_a_form_that_is_filled_in_daily_stays_bounded(db, written, monkeypatch):
    monkeypatch.setattr(likeness, "CANDIDATES", 3)
    text = " ".join(made_up(100))
    newest = [written(f"{text} {day}", f"Weather {day}") for day in range(6)][-3:]
    with CaptureQueriesContext(connection) as asked:
        found = near_duplicates(text)
    assert len(asked) == 2
    assert {like.article for like in found} == set(newest)


def test_it_gives_no_more_than_asked_for(db, written):
    text = " ".join(made_up(100))
    for number in range(3):
        written(text, f"Piece {number}")
    assert len(near_duplicates(text, limit=2)) == 2


def test_a_fingerprint_goes_with_its_piece(db):
    draft = cast.make_draft(body=" ".join(made_up(100)))
    fingerprint(draft)
    assert Fingerprint.objects.count() == likeness.BANDS
    draft.delete()
    assert not Fingerprint.objects.exists()
