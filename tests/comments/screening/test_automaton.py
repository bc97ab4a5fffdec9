"""What the walk through a text finds is what looking for each word finds."""

import time

from hypothesis import given
from hypothesis import strategies as st

from comments.models import WordRule
from comments.screening.automaton import Automaton
from comments.screening.folding import disguises, fold
from comments.screening.wordlist import WordList, pattern_of

LETTERS = st.text("ab а1@. -", max_size=40)
ANY = st.text(max_size=60)
PATTERNS = st.lists(st.text("abc ", min_size=1, max_size=6), max_size=12)


@given(PATTERNS, st.text("abc ", max_size=60))
def test_it_finds_every_pattern_and_no_other(patterns, text):
    assert Automaton(patterns).find(text) == {each for each in patterns if each in text}


@given(st.lists(st.tuples(LETTERS, st.booleans()), max_size=8), LETTERS)
def test_a_list_finds_what_looking_for_each_word_finds(rules, text):
    listed = [WordRule(words=words, is_whole=is_whole) for words, is_whole in rules]
    found = {id(rule) for rule in WordList(listed).find(text)}
    patterns = {id(rule): pattern_of(rule.words, is_whole=rule.is_whole) for rule in listed}
    ways = disguises(text)
    assert found == {key for key, each in patterns.items() if each.strip() and each in ways}


@given(ANY)
def test_a_text_holds_its_own_words(text):
    words = fold(text).split()
    listed = [WordRule(words=word, is_whole=True) for word in words]
    assert {rule.words for rule in WordList(listed).find(text)} == set(words)


@given(ANY)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text("aA1@!.| \u200bа\u0301\ufdfa\ufdf2", max_size=300))
def test_what_is_looked_through_grows_with_the_text_alone(text):
    assert len(disguises(text)) <= 20 * len(text) + 50


def test_no_text_is_slow():
    """Every beginning of every word fails at its last letter. Hundreds of times the usual work is
    what a search with steps back would need; a second is a hundred times what this one does."""
    automaton = Automaton([f" {'a' * n}b " for n in range(1, 190)])
    begin = time.process_time()
    assert automaton.find(f" {'a' * 50_000} ") == set()
    assert time.process_time() - begin < 1
