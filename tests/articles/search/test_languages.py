"""Words are read as the language of each piece reads them, and accents don't matter."""

import pytest

from tests.articles.search.asking import titles
from tests.cast import make_article

pytestmark = pytest.mark.django_db

# Language, a text, and a word of it in another form.
FORMS = [
    ("ar", "المراسلون في المدينة", "مراسلون"),
    ("ca", "Les llibertats de la premsa", "llibertat"),
    ("de", "Die Zeitungen der Häfen", "Zeitung"),
    ("el", "Οι εφημερίδες της πόλης", "εφημερίδα"),
    ("en", "Reporters running papers", "reporter paper"),
    ("es", "Las canciones de los periódicos", "cancion periodico"),
    ("fr", "Les journaux libérés", "journaux liberer"),
    ("id", "Surat kabar yang dibaca", "kabar"),
    ("it", "I giornali della città", "giornale citta"),
    ("nl", "De kranten van de stad", "krant"),
    ("pt-br", "As liberdades e as redações", "liberdade redacoes"),
    ("ru", "Свободные газеты", "газета свободный"),
    ("sv", "Tidningarnas frihet", "tidning"),
    ("tr", "Şehirler ve kitaplar", "sehir kitap"),
    ("tlh", "QonoS nguvmoHwI' Perón", "peron"),
]


@pytest.mark.parametrize(("language", "text", "words"), FORMS)
def test_each_language_knows_its_forms(language, text, words):
    make_article("Other", body="Nothing of the kind.")
    make_article("Found", language=language, body=text)
    assert titles(words) == ["Found"]
    assert titles(f"{words} lang:{language}") == ["Found"]


@pytest.mark.parametrize(("written", "asked"), [("Perón", "peron"), ("Peron", "perón")])
def test_accents_are_folded_both_ways(written, asked):
    make_article("A life", body=f"{written} speaks")
    assert titles(asked) == ["A life"]


def test_a_word_left_out_is_left_out_in_the_language_of_the_piece():
    make_article("English", body="Running for the press.")
    make_article("Prensa", body="Corre la prensa press.", language="es")
    assert titles("press -run") == ["Prensa"]


def test_a_word_that_is_empty_in_one_language_is_found_in_another():
    make_article("The press")
    make_article("Der Die", body="Die the", language="de")
    assert titles("the") == ["Der Die"]
