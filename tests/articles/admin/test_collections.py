"""Dossiers: the introduction, and the entries in their order."""

from articles.models import Collection
from tests.cast import make_articles, make_collection

ADD = "/admin/articles/collection/add/"


def dossier(*rows: dict[str, object], **typed) -> dict[str, object]:
    sent: dict[str, object] = {"title": "Harbour", "slug": "", "introduction": ""} | typed
    sent |= {"entries-TOTAL_FORMS": len(rows), "entries-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        sent |= {f"entries-{number}-{name}": value for name, value in row.items()}
    return sent


def test_the_introduction_is_set_as_markdown(editor):
    editor.post(ADD, dossier(introduction="A *long* quarrel."))
    assert Collection.objects.get().introduction_html == "<p>A <em>long</em> quarrel.</p>"


def test_an_introduction_that_cannot_be_set_is_refused_and_kept(editor, monkeypatch):
    monkeypatch.setattr("archive.lib.markup.article.ARTICLE_LIMIT", 5)
    response = editor.post(ADD, dossier(introduction="Many words."))
    assert "Please divide it" in str(response.context["errors"])
    assert "Many words.</textarea>" in response.content.decode()


def test_entries_stand_in_the_order_of_their_numbers(editor):
    first, second = make_articles(2)
    rows = ({"article": first.pk, "position": 5}, {"article": second.pk, "position": 2})
    editor.post(ADD, dossier(*rows))
    entries = Collection.objects.get().entries.values_list("position", "article__title")
    assert list(entries) == [(1, "Piece 1"), (2, "Piece 0")]


def test_a_piece_stands_in_a_collection_once(editor):
    (piece,) = make_articles(1)
    editor.post(ADD, dossier({"article": piece.pk}, {"article": piece.pk}))
    assert not Collection.objects.exists()


def test_its_address_is_permanent(editor):
    kept = make_collection("Harbour", make_articles(2))
    page = editor.get(f"/admin/articles/collection/{kept.pk}/change/")
    assert "slug" not in page.context["adminform"].form.fields
    assert 'href="/collections/harbour/"' in page.content.decode()
