"""Words that want to be read as others."""

import pytest

from comments.screening.lookalikes import mixed_words


@pytest.mark.parametrize(
    "body", ["Best сasino in town", "раypal is safe", "𝓯𝓻𝓮𝓮 money", "ＦＲＥＥ"]
)
def test_disguised_words_are_held(ask, body):
    assert ask("mixed", body=body).outcome == "hold"


def test_a_disguised_name_is_held(ask):
    assert ask("mixed", author_name="Mаrsh Ada").note == "Mаrsh"


@pytest.mark.parametrize(
    "body",
    [
        "Всё сказано верно.",  # one alphabet
        "Ο νόμος ψηφίστηκε.",
        "He said нет and да.",  # two, each in words of its own
        "α-particles, 5 μm, ΔT, σmax and πr²",  # formulas
        "naïve façade, Łódź, Ærø, İstanbul",  # accents
        "日本語とEnglish",
    ],
)
def test_other_alphabets_are_no_reason(ask, body):
    assert ask("mixed", body=body) is None


def test_a_note_names_a_few_words_only():
    assert len(mixed_words(" ".join(f"wоrd{chr(97 + n)}" for n in range(20)))) == 5
