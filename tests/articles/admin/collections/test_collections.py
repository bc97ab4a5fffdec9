"""Dossiers: the introduction, and the entries in their order, a page at a time."""

import pytest

from articles.admin.collections.entries import PAGE
from articles.models import Activity, Collection, CollectionEntry
from tests.articles.admin.people import client_of, make_staff, moderator_client, told
from tests.cast import make_articles, make_collection, make_draft

LIST = "/admin/articles/collection/"
ADD = f"{LIST}add/"


def typed(**fields) -> dict[str, object]:
    sent = {"title": "Harbour", "slug": "", "introduction": ""}
    return sent | {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0} | fields


def page_of(collection, page="entries") -> str:
    return f"{LIST}{collection.pk}/{page}/"


def rows(collection, *, order=None, notes=None, gone=()):
    """A page of entries as a browser sends it: each with its number, which somebody may have
    changed."""
    entries = list(collection.entries.all())
    numbers = order or [entry.position for entry in entries]
    return {
        "entry": [entry.pk for entry in entries],
        "was": [entry.position for entry in entries],
        "order": numbers,
        "note": notes or [entry.note for entry in entries],
        "gone": [entries[at].pk for at in gone],
    }


def titles(collection) -> list[str]:
    entries = collection.entries.all()
    assert [entry.position for entry in entries] == list(range(1, len(entries) + 1))
    return [entry.article.title for entry in entries]


@pytest.fixture
def harbour(db):
    return make_collection("Harbour", make_articles(4))


def test_the_introduction_is_set_as_markdown(editor):
    editor.post(ADD, typed(introduction="A *long* quarrel."))
    assert Collection.objects.get().introduction_html == "<p>A <em>long</em> quarrel.</p>"


def test_an_introduction_that_cannot_be_set_is_refused_and_kept(editor, monkeypatch):
    monkeypatch.setattr("archive.lib.markup.article.ARTICLE_LIMIT", 5)
    response = editor.post(ADD, typed(introduction="Many words."))
    assert "Please divide it" in str(response.context["errors"])
    assert "Many words.</textarea>" in response.content.decode()


def test_once_it_is_there_its_pieces_are_chosen(editor):
    page = editor.post(ADD, typed(), follow=True)
    assert page.request["PATH_INFO"] == page_of(Collection.objects.get())
    assert "It holds no piece yet" in page.content.decode()


def test_pieces_come_in_by_their_addresses(editor, harbour):
    first, second = make_articles(2, days_apart=9, slug="")
    pasted = f"http://testserver{first.address}\n\n{second.address}\n/2020/01/04/nowhere/"
    page = editor.post(page_of(harbour, "pieces"), {"addresses": pasted}, follow=True)
    assert harbour.entries.count() == 6
    assert told(page) == ["2 added at the end.", "No piece stands at: /2020/01/04/nowhere/"]


def test_no_character_that_the_database_has_not_gets_there(editor, harbour):
    entry = harbour.entries.all()[0]
    sent = {"entry": [entry.pk], "was": [1], "order": [1], "note": ["Be\0gun."]}
    editor.post(page_of(harbour), sent)
    page = editor.post(page_of(harbour, "pieces"), {"addresses": "/no\0where/"}, follow=True)
    assert harbour.entries.get(pk=entry.pk).note == "Begun."
    assert told(page)[-1] == "No piece stands at: /nowhere/"


def test_a_piece_comes_in_once(editor, harbour):
    (piece, *_) = [entry.article for entry in harbour.entries.all()]
    page = editor.post(page_of(harbour, "pieces"), {"piece": [piece.pk]}, follow=True)
    assert harbour.entries.count() == 4
    assert told(page) == ["1 stood in it already."]


@pytest.mark.parametrize("key", ["9" * 20, "9" * 5000, "٣", "x", ""])
def test_what_is_no_key_of_a_piece_adds_nothing(editor, harbour, key):
    before = titles(harbour)
    answer = editor.post(page_of(harbour, "pieces"), {"piece": key})
    assert (answer.status_code, titles(harbour)) == (302, before)


def test_pieces_are_found_by_their_words(editor, harbour):
    draft = make_draft("Herring under the lamp")
    page = editor.get(page_of(harbour, "pieces"), {"words": "lamp"}).content.decode()
    assert f'name="piece" value="{draft.pk}"' in page
    assert "Herring under the lamp" in page


def test_one_that_is_in_it_is_not_found(editor, harbour):
    page = editor.get(page_of(harbour, "pieces"), {"words": "Piece"}).content.decode()
    assert "No other piece has these words." in page


def test_a_piece_moves_to_the_number_that_was_typed(editor, harbour):
    editor.post(page_of(harbour), rows(harbour, order=[1, 2, 3, 1]))
    assert titles(harbour) == ["Piece 3", "Piece 0", "Piece 1", "Piece 2"]


def test_rows_that_a_script_renumbered_stand_so(editor, harbour):
    editor.post(page_of(harbour), rows(harbour, order=[4, 3, 2, 1]))
    assert titles(harbour) == ["Piece 3", "Piece 2", "Piece 1", "Piece 0"]


def test_a_number_beyond_the_last_is_the_end(editor, harbour):
    editor.post(page_of(harbour), rows(harbour, order=[99, 2, 3, 4]))
    assert titles(harbour) == ["Piece 1", "Piece 2", "Piece 3", "Piece 0"]


def test_what_is_taken_out_leaves_no_gap(editor, harbour):
    editor.post(page_of(harbour), rows(harbour, gone=[1]))
    assert titles(harbour) == ["Piece 0", "Piece 2", "Piece 3"]


def test_notes_are_kept(editor, harbour):
    editor.post(page_of(harbour), rows(harbour, notes=["Begin here.", "", "", ""]))
    assert harbour.entries.first().note == "Begin here."


def test_a_colleagues_rows_stay_as_they_are(editor, harbour):
    """Somebody adds a piece and moves another while this page is open."""
    sent = rows(harbour, notes=["Begin here.", "", "", ""])
    (fifth,) = make_articles(1, days_apart=30, slug="fifth")
    harbour.entries.create(article=fifth, position=5)
    editor.post(page_of(harbour), sent)
    assert harbour.entries.count() == 5
    assert harbour.entries.last().article == fifth


@pytest.mark.parametrize("field", ["entry", "was", "order", "gone"])
@pytest.mark.parametrize("value", ["x", "²", "-1", "9" * 30, ""])
def test_what_a_browser_makes_up_changes_nothing(editor, harbour, field, value):
    editor.post(page_of(harbour), rows(harbour) | {field: [value] * 4})
    assert titles(harbour) == ["Piece 0", "Piece 1", "Piece 2", "Piece 3"]


def test_each_save_is_a_state_that_readers_had(editor, harbour):
    before = harbour.editions.count()
    editor.post(page_of(harbour), rows(harbour, order=[2, 1, 3, 4]))
    editor.post(page_of(harbour), rows(harbour))
    assert harbour.editions.count() == before + 1


def test_who_changed_it_is_on_record(editor, harbour):
    editor.post(page_of(harbour), rows(harbour, gone=[1]))
    row = Activity.objects.filter(kind="collection").first()
    assert (row.actor.username, row.before) == ("eva", {"entries": ["Piece 1"]})


def test_it_can_be_looked_at_before_it_is_saved(editor, harbour):
    sent = rows(harbour, order=[4, 1, 2, 3], notes=["Last of all.", "", "", ""])
    page = editor.post(page_of(harbour, "preview"), sent).content.decode()
    assert page.index(">Piece 1<") < page.index("Last of all.") < page.index(">Piece 0<")
    assert titles(harbour)[0] == "Piece 0"


def test_so_can_its_introduction(editor, harbour):
    sent = typed(introduction="A *new* one.", title="Port")
    page = editor.post(page_of(harbour, "preview"), sent).content.decode()
    assert "A <em>new</em> one." in page
    assert Collection.objects.get().title == "Harbour"


def test_thousands_stay_easy(editor, harbour, django_assert_max_num_queries):
    pieces = make_articles(1, slug="more")
    CollectionEntry.objects.filter(position=1).update(article=pieces[0])
    with django_assert_max_num_queries(9):
        page = editor.get(page_of(harbour))
    assert page.content.decode().count("data-entry ") <= PAGE


@pytest.mark.parametrize("page", ["entries", "pieces", "preview"])
def test_moderators_writers_and_strangers_are_refused(client, harbour, page):
    address = page_of(harbour, page)
    assert moderator_client().post(address).status_code == 403
    assert client_of(make_staff("sam")).post(address).status_code == 403
    assert client.post(address)["Location"].startswith("/admin/login/")
