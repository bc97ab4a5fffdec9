"""What colleagues have not published is hidden from writers, at every door of the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.roles import EDITORS, WRITERS
from articles.correcting import correct
from articles.drafts.payload import payload_of
from articles.drafts.saving import save_draft
from articles.imaging import store_image
from articles.models import Article, Review, WorkingSave
from articles.states.publishing import unpublish, withdraw
from articles.writing import write
from tests import cast
from tests.articles.admin.forms import save_piece
from tests.articles.admin.people import client_of, make_staff
from tests.articles.imaging.pictures import picture_file
from tests.articles.states.test_rights import piece_in
from tests.articles.test_likeness import made_up

DESK = "/admin/articles/article/"
SECRET = "The mayor resigns"


@pytest.fixture
def mia(db) -> User:
    return make_staff("mia", EDITORS)


@pytest.fixture
def will(db) -> User:
    return make_staff("will", WRITERS)


@pytest.fixture
def writer(will) -> Client:
    return client_of(will)


@pytest.fixture
def hidden(mia) -> Article:
    """A colleague's draft, with an address already."""
    return cast.make_draft(SECRET, body="On Sunday.", begun_by=mia)


@pytest.fixture
def changing(mia) -> Article:
    """A public piece with a colleague's change that waits and is to be reviewed."""
    piece = cast.make_article("The harbour bill", begun_by=mia)
    changed = payload_of(piece) | {"dek": "Unsaid.", "body": "Unsaid."}
    save_draft(article=piece, payload=changed, by=mia, base_number=0)
    Review.objects.create(article=piece, draft_number=1, asked_by=mia, note="Unsaid.")
    return piece


def listed(client: Client, **asked) -> set[str]:
    return {piece.title for piece in client.get(DESK, asked).context["cl"].result_list}


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_holds_what_readers_have_or_had_and_ones_own(writer, will, hidden):
    withdraw(article=cast.make_article("A hoax"), reason="It was one.")
    cast.make_article("The harbour bill")
    cast.make_draft("Mine", begun_by=will)
    assert listed(writer) == {"A hoax", "The harbour bill", "Mine"}


def test_it_counts_no_others(writer, hidden):
    assert writer.get(DESK).context["cl"].result_count == 0


def test_a_piece_is_open_to_who_signs_it(writer, will, hidden):
    author = cast.make_author(login=will)
    write(article=hidden, file=lambda piece: piece.bylines.create(author=author, position=1))
    assert listed(writer) == {SECRET}


@pytest.mark.parametrize("asked", [{"q": "mayor"}, {"q": "/2020/01/04/the-mayor-resigns/"}])
def test_no_search_finds_others(writer, hidden, asked):
    assert listed(writer, **asked) == set()


@pytest.mark.parametrize("state", ["draft", "review", "scheduled", "changes", "change"])
def test_no_filter_tells_of_others(writer, hidden, changing, state):
    assert listed(writer, state=state) == set()


def test_an_editor_finds_them_all(editor, hidden, changing):
    assert listed(editor) == {SECRET, "The harbour bill"}
    assert listed(editor, state="changes") == {"The harbour bill"}


@pytest.mark.parametrize(
    "lookup", ["body__contains", "drafts__isnull", "has_waiting", "draft_number__gt", "begun_by"]
)
def test_nobody_guesses_by_the_address_of_the_list(writer, hidden, lookup):
    assert writer.get(DESK, {lookup: "1"}).status_code == 400


@pytest.mark.parametrize("kind", ["author", "topic", "image"])
def test_nor_by_that_of_another_list(writer, hidden, kind):
    answer = writer.get(f"/admin/articles/{kind}/", {"articles": hidden.pk})
    assert answer.status_code == 400


def test_what_the_list_offers_may_be_asked(writer, changing):
    asked = {"published_at__year": "2020", "language__exact": "en", "topic": "", "dated": "yes"}
    assert listed(writer, **asked) == {"The harbour bill"}


@pytest.mark.parametrize("place", ["", "change/", "history/", "delete/"])
def test_its_pages_answer_as_those_of_a_piece_that_is_not_there(writer, hidden, place):
    found = writer.get(f"{DESK}{hidden.pk}/{place}", follow=True)
    missing = writer.get(f"{DESK}999999/{place}", follow=True)
    assert (found.status_code, found.redirect_chain[-1:]) == (
        missing.status_code,
        missing.redirect_chain[-1:],
    )
    assert SECRET not in found.content.decode()


@pytest.mark.parametrize(
    "place", ["drafts/", "drafts/1/", "merge/", "conversion/", "likenesses/", "review/"]
)
def test_the_pages_below_it_are_not_found(writer, hidden, place):
    assert writer.get(f"{DESK}{hidden.pk}/{place}").status_code == 404


@pytest.mark.parametrize("place", ["working-save/", "presence/", "draft/discarding/"])
def test_nor_is_what_takes_forms(writer, hidden, place):
    assert writer.post(f"{DESK}{hidden.pk}/{place}").status_code == 404


def test_of_a_public_piece_readers_text_is_shown_and_no_more(writer, changing):
    WorkingSave.objects.create(editor=changing.begun_by, article=changing, payload={})
    html = page(writer, f"{DESK}{changing.pk}/change/")
    assert "The harbour bill" in html
    assert "Unsaid" not in html
    assert "changes wait" not in html
    assert "in review" not in html
    assert f"{changing.pk}/history/" not in html


def test_its_history_is_theirs_whose_it_is(writer, editor, will, changing):
    history = f"{DESK}{changing.pk}/history/"
    assert writer.get(history).status_code == 403
    assert "saved draft 1" in page(editor, history)
    Article.objects.filter(pk=changing.pk).update(begun_by=will)
    assert "saved draft 1" in page(writer, history)


def test_ones_own_piece_shows_what_waits(writer, will, changing):
    Article.objects.filter(pk=changing.pk).update(begun_by=will)
    html = page(writer, f"{DESK}{changing.pk}/change/")
    assert "Unsaid." in html
    assert f"{changing.pk}/history/" in html
    assert listed(writer, state="changes") == {"The harbour bill"}


def test_none_is_offered_as_the_original_of_a_translation(writer, editor, hidden):
    asked = {"app_label": "articles", "model_name": "article", "field_name": "translation_of"}
    address = reverse("admin:autocomplete")
    for client, found in ((writer, 0), (editor, 1)):
        assert len(client.get(address, asked | {"term": "mayor"}).json()["results"]) == found


def test_none_can_be_named_as_one(writer, hidden):
    answer = save_piece(writer, title="El alcalde", translation_of=hidden.pk)
    assert "translation_of" in answer.context["adminform"].form.errors
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("language", ["es", "fr"])
def test_none_is_told_by_way_of_a_public_one(writer, hidden, language):
    public = cast.make_article("La dimisión", language="es")
    Article.objects.filter(pk=public.pk).update(translation_of=hidden)
    answer = save_piece(writer, title="Mine", language=language, translation_of=public.pk)
    assert "is not open to you" in str(answer.context["adminform"].form.errors["translation_of"])
    assert SECRET not in answer.content.decode()


def test_a_translation_that_is_not_public_is_not_told(writer, mia):
    public = cast.make_article("La dimisión", language="es")
    cast.make_draft(SECRET, begun_by=mia, translation_of=public)
    answer = save_piece(writer, title="Mine", language="en", translation_of=public.pk)
    assert SECRET not in answer.content.decode()


def test_an_original_that_an_editor_named_stays(writer, will, hidden):
    mine = cast.make_draft("El alcalde", language="es", begun_by=will, translation_of=hidden)
    save_piece(writer, mine, dek="Renuncia.")
    mine.refresh_from_db()
    assert (mine.dek, mine.translation_of) == ("Renuncia.", hidden)


def test_readers_page_of_a_translation_does_not_name_a_hidden_original(writer, hidden):
    piece = cast.make_article("El alcalde", language="es", translation_of=hidden)
    assert SECRET not in page(writer, f"{DESK}{piece.pk}/change/")


def test_a_slug_that_is_taken_is_told_without_the_headline(writer, editor, hidden):
    typed = {"title": "Mine", "slug": hidden.slug, "published_at_0": "2020-01-04"}
    told = save_piece(writer, **typed).content.decode()
    assert "has this slug" in told
    assert SECRET not in told
    assert SECRET in save_piece(editor, **typed).content.decode()


def test_links_lead_to_public_pieces_alone(writer, hidden):
    for words in ("mayor", hidden.address):
        found = writer.get(f"{DESK}pieces/", {"q": words}).json()
        assert found["pieces"] == []


def test_what_is_nearly_the_same_is_named_where_it_may_be_read(
    writer, editor, will, hidden, django_capture_on_commit_callbacks
):
    text = " ".join(made_up(200))
    hidden.body = text
    with django_capture_on_commit_callbacks(execute=True):
        write(article=hidden)
        mine = cast.make_draft("Mine", body=text, begun_by=will)
    likenesses = f"{DESK}{mine.pk}/likenesses/"
    assert SECRET not in page(writer, likenesses)
    assert SECRET in page(editor, likenesses)


def test_a_picture_does_not_name_them(writer, editor, hidden, media):
    picture = store_image(file=picture_file())
    hidden.lead_image = picture
    write(article=hidden)
    address = f"/admin/articles/image/{picture.pk}/change/"
    assert SECRET not in page(writer, address)
    assert "It can be deleted" not in page(writer, address)
    assert SECRET in page(editor, address)


def test_a_correction_is_hidden_with_its_piece(writer, editor):
    note = correct(article=(piece := cast.make_article(SECRET)), text="It was 17.")
    unpublish(article=piece)
    address = "/admin/articles/correction/"
    assert SECRET not in page(writer, address)
    assert writer.get(f"{address}{note.pk}/change/").status_code == 302
    assert SECRET in page(editor, address)


def test_the_history_of_a_collection_names_them_to_editors_alone(writer, editor):
    history = f"/admin/articles/collection/{cast.make_collection().pk}/history/"
    assert writer.get(history).status_code == 403
    assert editor.get(history).status_code == 200


def test_the_first_page_names_no_piece_that_is_theirs_no_more(writer, will, mia, hidden):
    save_draft(article=hidden, payload=payload_of(hidden), by=will, base_number=0)
    WorkingSave.objects.create(editor=will, article=hidden, payload={})
    Review.objects.create(article=hidden, draft_number=1, asked_by=will)
    assert SECRET not in page(writer, "/admin/")
    assert SECRET in page(client_of(mia), "/admin/")


def test_no_door_of_the_admins_leads_to_the_address_of_a_draft(editor, hidden):
    assert editor.get(f"/admin/r/1/{hidden.pk}/").status_code == 404


@pytest.mark.parametrize("state", ["draft", "review", "scheduled"])
def test_what_readers_never_had_is_hidden_in_every_state(writer, mia, state):
    piece = piece_in(state, mia)
    assert listed(writer) == set()
    assert writer.get(f"{DESK}{piece.pk}/review/").status_code == 404
