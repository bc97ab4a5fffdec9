"""A hit is shown with the words around it, in plain text."""

import pytest

from articles.search.snippets import START, STOP
from tests.articles.search.asking import ask
from tests.cast import make_article

pytestmark = pytest.mark.django_db


def marked(fragments):
    return "".join(f"[{each.text}]" if each.is_hit else each.text for each in fragments)


def test_the_words_asked_for_are_marked():
    make_article("The harbour bill", body="Members read the harbour bills again.")
    [hit] = ask('"harbour bill" -zeppelin').hits
    assert marked(hit.title) == "The [harbour] [bill]"
    assert "[harbour] [bills]" in marked(hit.snippet)


def test_markup_in_a_text_stays_text():
    make_article("<b>Harbour</b>", body="`<script>alert(1)</script>` in the harbour")
    [hit] = ask("harbour").hits
    assert "<b>" in marked(hit.title)
    assert "[harbour]" in marked(hit.snippet)


def test_marks_in_a_text_mark_nothing():
    make_article(f"A {START}harbour{STOP}", body=f"{STOP}{START} pier {START}")
    [hit] = ask("pier").hits
    assert marked(hit.title) == "A harbour"
    assert marked(hit.snippet).split() == ["[pier]"]


def test_without_words_the_text_begins_at_its_beginning():
    make_article("Harbour", body="Once upon a time.", language="tlh")
    [hit] = ask("lang:tlh").hits
    assert marked(hit.snippet) == "Once upon a time."


def test_words_are_marked_in_the_language_of_the_piece():
    make_article("La prensa", body="Las canciones", language="es")
    make_article("Other")
    [hit] = ask("cancion").hits
    assert marked(hit.snippet) == "Las [canciones]"


def test_words_from_inside_a_text_say_so_on_both_sides():
    make_article("Harbour", body=f"{'before it ' * 60} the pier {'and after ' * 60}")
    [hit] = ask("pier").hits
    assert marked(hit.snippet).startswith("… ")
    assert marked(hit.snippet).endswith(" …")


def test_long_text_that_is_shown_from_its_beginning_is_cut_at_its_end_alone():
    make_article("Harbour", body="Once upon a time there was a pier " * 20, language="tlh")
    [hit] = ask("lang:tlh").hits
    assert marked(hit.snippet).startswith("Once upon a time")
    assert marked(hit.snippet).endswith(" …")
