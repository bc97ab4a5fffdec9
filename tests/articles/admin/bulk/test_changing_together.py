"""Many pieces changed from their list: the choice, what it would do, the act, and its undoing."""

import pytest

from articles.models import Activity, BulkAct
from tests import cast
from tests.articles.admin.people import client_of, make_staff, moderator_client

LIST = "/admin/articles/article/"
pytestmark = pytest.mark.django_db


def choose(client, *pieces, query="", **more):
    ticked = {"action": "change_together", "_selected_action": [piece.pk for piece in pieces]}
    return client.post(f"{LIST}{query}", ticked | more, follow=True)


def page_of(client, *pieces) -> str:
    return str(choose(client, *pieces).redirect_chain[-1][0])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_choice_is_kept_and_nothing_changed(editor):
    answer = choose(editor, *cast.make_articles(2))
    assert "2 pieces are chosen. Nothing is changed" in text_of(answer)
    assert BulkAct.objects.get().state == "chosen"


def test_all_that_match_are_chosen_on_however_many_pages(editor):
    lantern = cast.make_publication("Lantern")
    cast.make_articles(3, publication=lantern)
    cast.make_article("Other")
    choose(editor, query="?source=Lantern", select_across="1", _selected_action=["0"], index="0")
    assert len(BulkAct.objects.get().pieces) == 3


def test_it_is_said_beforehand_what_it_does(editor):
    cast.make_topic("Floods")
    public, draft = cast.make_article("Harbour bill"), cast.make_draft()
    page = text_of(editor.get(page_of(editor, public, draft), {"verb": "retag", "add": "floods"}))
    assert "<b>2 pieces</b> are changed. Readers see 1 of them" in page
    assert "Harbour bill" in page
    assert "Change 2 pieces" in page
    assert not public.topics.exists()


def test_names_stand_by_the_alphabet_now_and_then(editor):
    for name in ("Ports", "Floods"):
        cast.make_topic(name)
    piece = cast.make_article(topics=[cast.make_topic("Rivers"), cast.make_topic("Acts")])
    page = text_of(editor.get(page_of(editor, piece), {"verb": "retag", "add": "ports, floods"}))
    assert "<td>Acts, Rivers</td> <td>Acts, Floods, Ports, Rivers</td>" in page


def test_it_is_signed_by_who_begins_it_whoever_chose(editor, django_capture_on_commit_callbacks):
    cast.make_topic("Floods")
    address = page_of(editor, cast.make_article())
    ida = client_of(make_staff("ida", "Editors"))
    with django_capture_on_commit_callbacks(execute=True):
        ida.post(f"{address}beginning/", {"verb": "retag", "add": "floods"})
    signed = Activity.objects.filter(verb__in=["retag", "retagged"])
    assert set(signed.values_list("actor__username", flat=True)) == {"ida"}


def test_what_stays_is_told_with_the_reason(editor):
    floods = cast.make_topic("Floods")
    address = page_of(editor, cast.make_article(topics=[floods]))
    page = text_of(editor.get(address, {"verb": "retag", "add": "Floods"}))
    assert "1 piece is so already." in page
    assert "<button" not in page.split('class="bulk"')[1]


def test_a_name_that_is_not_known_comes_back_with_a_sentence(editor):
    answer = editor.get(page_of(editor, cast.make_article()), {"verb": "retag", "add": "Flods"})
    assert "There is no topic “Flods”" in answer.content.decode()
    assert 'value="Flods"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"verb": "retag"}, "Name a topic to add or to take away."),
        ({"verb": "collect"}, "Name the collection."),
        ({"verb": "burn"}, "burn is not one of the available choices."),
        ({"verb": "retag", "add": ",".join(map(str, range(30)))}, "No more than 20 at once."),
    ],
)
def test_what_is_missing_is_asked_for(editor, typed, sentence):
    answer = editor.get(page_of(editor, cast.make_article()), typed)
    assert sentence in answer.content.decode()


def test_it_is_done_once_however_often_it_is_sent(editor, django_capture_on_commit_callbacks):
    cast.make_topic("Floods")
    address = page_of(editor, cast.make_article())
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            editor.post(f"{address}beginning/", {"verb": "retag", "add": "Floods"})
    assert BulkAct.objects.get().changed == 1
    assert Activity.objects.filter(verb="retagged").count() == 1


def test_nothing_chosen_is_no_act(editor):
    choose(editor)
    choose(editor, query="?q=nowhere", select_across="1", _selected_action=["0"], index="0")
    assert BulkAct.objects.count() == 0


def test_writers_and_moderators_change_nothing_together(db):
    writer, piece = client_of(make_staff("will", "Writers")), cast.make_article()
    choose(writer, piece)
    assert BulkAct.objects.count() == 0
    act = BulkAct.objects.create(by=make_staff("eva", "Editors"), pieces=[piece.pk])
    for client in (writer, moderator_client()):
        for page in ("", "beginning/", "undoing/"):
            address = f"/admin/articles/bulkact/{act.pk}/{page}"
            answer = client.post(address) if page else client.get(address)
            assert answer.status_code == 403


def test_an_act_that_is_not_there_is_not_found(editor):
    assert editor.get("/admin/articles/bulkact/99/").status_code == 404


def test_looking_begins_nothing(editor):
    address = page_of(editor, cast.make_article())
    assert editor.get(f"{address}beginning/").status_code == 405


def test_what_is_under_way_asks_again_by_itself(editor):
    address = page_of(editor, cast.make_article())
    BulkAct.objects.update(state="running", verb="retag", wish={"told": "+ Floods"})
    assert editor.get(address)["Refresh"] == "3"


def test_a_row_of_the_record_leads_to_its_act(editor):
    address = page_of(editor, cast.make_article())
    act = BulkAct.objects.get()
    assert editor.get(f"/admin/articles/bulkact/of/{act.act}/")["Location"] == address
