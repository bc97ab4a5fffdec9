"""manage.py rerender sets stored texts anew and touches nothing else."""

from io import StringIO

import pytest
from django.core.management import call_command

from archive.lib.markup import RENDERER_VERSION, MarkupRefused
from articles import writing
from articles.models import Article
from tests.articles.search.asking import titles
from tests.cast import make_article

pytestmark = pytest.mark.django_db
KEPT = ("edition_number", "edition_at", "updated_at", "import_digest", "published_at", "body")


def age(**made):
    """As an older renderer left it."""
    Article.objects.update(**{"renderer_version": RENDERER_VERSION - 1} | made)


def rerender(*options):
    said, warned = StringIO(), StringIO()
    call_command("rerender", *options, stdout=said, stderr=warned)
    return said.getvalue() + warned.getvalue()


def test_all_that_is_made_of_the_text_is_made_anew():
    made = ("body_html", "body_text", "contents", "word_count", "renderer_version")
    make_article(body="## Quay\n\nIt passed.")
    before = Article.objects.values(*made).get()
    age(body_html="old", body_text="old", contents=[], word_count=9)
    rerender()
    assert Article.objects.values(*made).get() == before


def test_nothing_else_of_the_piece_changes():
    make_article(body="It passed.")
    age(import_digest="abc", body_html="old", body_text="old")
    before = Article.objects.values(*KEPT).get()
    rerender()
    assert Article.objects.values(*KEPT).get() == before


def test_pieces_of_this_renderer_are_left_alone_unless_all_are_asked_for():
    make_article(body="It passed.")
    Article.objects.update(body_html="kept")
    rerender()
    assert Article.objects.get().body_html == "kept"
    rerender("--all")
    assert Article.objects.get().body_html == '<p id="body-p1">It passed.</p>'


def test_a_changed_text_is_found_by_its_words():
    make_article("Harbour", body="A lighthouse.")
    age(body_text="old")
    Article.objects.update(body="A windmill.")
    rerender()
    assert titles("windmill") == ["Harbour"]


def test_an_unchanged_text_is_not_indexed_again(monkeypatch):
    make_article(body="It passed.")
    age(body_html="old")
    monkeypatch.setattr("articles.rerendering.index", pytest.fail)
    rerender()


def test_a_refused_text_is_reported_and_stays(monkeypatch):
    def refuse(*_):
        raise MarkupRefused("Too deep.")

    piece = make_article(body="It passed.")
    age(body_html="old")
    monkeypatch.setattr(writing, "render_article", refuse)
    assert f"Piece {piece.pk} stays as it was. Too deep." in rerender()
    assert Article.objects.get().body_html == "old"


def test_every_piece_has_its_turn_in_stretches(monkeypatch):
    monkeypatch.setattr("articles.rerendering.STRETCH", 2)
    for n in range(5):
        make_article(f"Piece {n}", slug=f"piece-{n}")
    age()
    assert "Set anew: 5." in rerender()
    assert not Article.objects.filter(renderer_version__lt=RENDERER_VERSION).exists()
