"""Words of the paper's list are found however they are disguised, and nothing else is."""

import pytest

from comments.models import WordRule
from comments.screening.setting import add_words, remove_word

Kind = WordRule.Kind


@pytest.fixture
def listed(head):
    def listing(lines: str, kind: str = Kind.SUSPECT, **fields) -> None:
        add_words(actor=head, lines=lines, kind=kind, **fields)

    return listing


DISGUISES = [
    "Buy Viagra now",
    "ᴠɪᴀɢʀᴀ",
    "🅥🅘🅐🅖🅡🅐",
    "VIAGRA",
    "v1agra",
    "vi@gra!",
    "viágra",
    "vіаgrа",  # Cyrillic letters
    "v.i.a.g.r.a",
    "v i a g r a",
    "vi\u200bag\u00adra",  # with invisible characters
    "𝐯𝐢𝐚𝐠𝐫𝐚",
    "ｖｉａｇｒａ",
]


@pytest.mark.parametrize("body", DISGUISES)
def test_a_suspect_word_is_held_however_it_is_disguised(ask, listed, body):
    listed("viagra")
    assert ask("words", body=body).code == "suspect"


def test_a_blocked_word_refuses_and_is_not_told(ask, listed):
    listed("viagra", Kind.BLOCKED)
    finding = ask("words", body="Buy viagra")
    assert (finding.code, finding.outcome, finding.note) == ("blocked", "refuse", "viagra")
    assert "viagra" not in finding.sentence


def test_blocked_comes_before_suspect(ask, listed):
    listed("pills")
    listed("viagra", Kind.BLOCKED)
    assert ask("words", body="pills, viagra").outcome == "refuse"


@pytest.mark.parametrize("body", ["WordPress", "impressed", "100 words", "express-news", "pres s"])
def test_only_whole_words_are_found(ask, listed, body):
    listed("press\n100 wor")
    assert ask("words", body=body) is None


def test_within_words_where_a_head_moderator_wants_it(ask, listed):
    listed("press", is_whole=False)
    assert ask("words", body="WordPress")


def test_phrases_are_found_whatever_stands_between_their_words(ask, listed):
    listed("best  Casino")
    assert ask("words", body="the BEST, “casino”")
    assert ask("words", body="the best of the casino") is None


@pytest.mark.parametrize(
    ("word", "body"),
    [
        ("赌博", "网上赌博平台"),
        ("глупость", "Какая ГЛУПОСТЬ!"),
        ("ηλίθιος", "ΗΛΙΘΙΟΣ"),
        ("große", "GROSSE"),
    ],
)
def test_words_of_all_alphabets_are_found(ask, listed, word, body):
    listed(word)
    assert ask("words", body=body)


def test_figures_stay_figures(ask, listed):
    listed("loo\nsos")
    assert ask("words", body="100 and 505, on p. 100") is None


def test_name_and_website_are_looked_at_too(ask, listed):
    listed("viagra")
    assert ask("words", author_name="Viagra Joe")
    assert ask("words", website="https://viagra.example/")


def test_a_list_that_changed_counts_at_once(ask, listed, head):
    listed("viagra")
    assert ask("words", body="casino viagra").note == "viagra"
    listed("casino")
    assert ask("words", body="casino viagra").note == "casino, viagra"
    remove_word(actor=head, rule=WordRule.objects.get(words="viagra"))
    assert ask("words", body="casino viagra").note == "casino"


def test_a_list_is_compiled_once(ask, listed, django_assert_num_queries):
    from comments.screening.wordlist import word_list

    listed("viagra")
    first = word_list()
    with django_assert_num_queries(1):
        assert word_list() is first
