"""'Did you mean' puts misspelt words right, where the archive knows better ones."""

import pytest
from django.utils import timezone

from articles.models import LexiconWord
from articles.states.publishing import withdraw
from articles.writing import write
from tests.articles.search.asking import ask
from tests.cast import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pieces():
    make_article("Harbour", body="The freedom of the press at the harbour of Perón.")
    make_article("Гавань", body="Свобода печати", language="ru")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor", "harbour"),
        ("harbuor freedom", "harbour freedom"),
        ('"fredom of the press" -pier', '"freedom of the press" -pier'),
        ("harbuor OR zeppelin", "harbour OR zeppelin"),
        ("pernó", "peron"),
        ("свабода", "свобода"),
        ("harbour", ""),
        ("-harbuor", ""),
        ("harbu*", ""),
        ("zzqxwv", ""),
        ("xy", ""),
    ],
)
def test_what_was_meant(typed, meant):
    assert ask(typed).did_you_mean == meant


def test_operators_stay_as_they_are():
    make_article("Noch", language="de")
    assert ask("harbuor lang:en").did_you_mean == "harbour"
    assert ask("harbuor lang:de").did_you_mean == ""


@pytest.mark.parametrize("typed", ["zeppelen", "zeppelen OR harbour"])
def test_a_piece_to_come_lends_no_words(typed):
    make_article("Zeppelin", at=timezone.now().replace(year=2090))
    assert ask(typed).did_you_mean == ""


@pytest.mark.parametrize("typed", ["zeppelen", "zeppelen OR harbour", "zeppelin"])
def test_a_withdrawn_piece_lends_no_words(typed):
    withdraw(article=make_article("Zeppelin"), reason="Invented.")
    assert ask(typed).did_you_mean == ""


def test_what_is_hidden_stands_in_the_way_of_no_other_word():
    withdraw(article=make_article("Harbuour"), reason="Invented.")
    assert ask("harbuor").did_you_mean == "harbour"


def test_a_mistake_that_was_mended_is_a_mistake():
    article = make_article("Goverment")
    article.title = "Government"
    write(article=article)
    assert ask("goverment").did_you_mean == "government"


def test_words_that_every_text_has_stay_as_they_are():
    make_article("Then", body="They theme.")
    assert ask("the harbuor").did_you_mean == "the harbour"


def test_at_most_three_words_are_put_right():
    asked = ask("harbuor fredom pres свабода -pier OR harbour")
    assert asked.did_you_mean == "harbour freedom press свабода -pier OR harbour"


def test_a_common_word_is_counted_by_steps_and_about_right():
    for number in range(60):
        make_article(f"Piece {number}", body="lighthouse")
    assert 35 <= LexiconWord.objects.get(pk="lighthouse").documents <= 95
