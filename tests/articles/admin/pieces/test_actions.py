"""Publishing and taking back several pieces from the list, and what stays behind."""

from archive.roles import CHIEF_EDITORS, WRITERS
from articles.models import Activity, Article
from articles.writing import write
from tests.articles.admin.people import client_of, make_staff, told
from tests.articles.states.desk import draft_change
from tests.cast import FIRST_DAY, make_article, make_draft

LIST = "/admin/articles/article/"


def choose(client, action: str, *articles: Article) -> list[str]:
    sent = {"action": action, "_selected_action": [article.pk for article in articles]}
    return told(client.post(LIST, sent, follow=True))


def test_chosen_drafts_are_published_and_linked(editor):
    drafts = [make_draft("Quay"), make_draft("Mole")]
    (sentence,) = choose(editor, "publish_selected", *drafts)
    assert sentence.startswith("2 pieces are published")
    assert 'href="/2020/01/04/quay/"' in sentence
    assert Article.objects.published().count() == 2


def test_what_was_published_is_one_step_away(editor):
    sent = {"action": "publish_selected", "_selected_action": [make_draft("Quay & mole").pk]}
    page = editor.post(LIST, sent, follow=True).content.decode()
    assert '<a href="/2020/01/04/quay-mole/">Quay &amp; mole</a>' in page


def test_chosen_pieces_are_taken_back_to_draft(db):
    chief = client_of(make_staff("cleo", CHIEF_EDITORS))
    (sentence,) = choose(chief, "take_back_selected", make_article("Quay"))
    assert sentence.startswith("1 piece is a draft again")
    assert not Article.objects.published().exists()


def test_each_act_is_recorded_with_who_did_it(editor):
    choose(editor, "publish_selected", make_draft("Quay"))
    row = Activity.objects.get(verb="published")
    assert (row.actor.username, row.label) == ("eva", "Quay")


def test_one_without_a_headline_is_not_published(editor):
    (sentence,) = choose(editor, "publish_selected", make_draft(title="", slug="quay"))
    assert "Without a headline" in sentence
    assert "it has no headline. Open it" in sentence


def test_an_undated_import_is_not_published(editor):
    draft = make_draft("Quay", import_key="page:1", published_at=None)
    (sentence,) = choose(editor, "publish_selected", draft)
    assert "it came in without a date" in sentence
    assert not Article.objects.published().exists()


def test_one_whose_text_cannot_be_set_is_not_published(editor):
    draft = make_draft("Quay")
    Article.objects.filter(pk=draft.pk).update(body="x" * 2_000_001)
    (sentence,) = choose(editor, "publish_selected", draft)
    assert "Please divide it" in sentence


def test_the_rest_is_published_when_one_is_refused(editor):
    sentences = choose(
        editor, "publish_selected", make_draft(title="", slug="mole"), make_draft("Quay")
    )
    assert len(sentences) == 2
    assert Article.objects.published().get().title == "Quay"


def test_what_is_public_already_stays_as_it_is(editor):
    (sentence,) = choose(editor, "publish_selected", make_article("Quay"))
    assert "published already" in sentence


def test_editors_take_back_what_is_to_come_and_nothing_that_readers_have(editor):
    to_come = make_article("Mole", at=FIRST_DAY.replace(year=2090))
    sentences = choose(editor, "take_back_selected", make_article("Quay"), to_come)
    assert "only a chief editor" in " ".join(sentences)
    assert Article.objects.published().get().title == "Quay"
    assert Article.objects.get(pk=to_come.pk).status == "draft"


def test_a_change_of_what_readers_have_is_looked_at_first(editor):
    piece = make_article("Quay")
    draft_change(piece, title="Mole")
    (sentence,) = choose(editor, "publish_selected", piece)
    assert "see what will change" in sentence
    assert Article.objects.get().title == "Quay"


def test_writers_are_offered_none_of_it(db):
    writer = client_of(make_staff("wim", WRITERS))
    make_draft("Quay")
    offered = writer.get(LIST).content.decode()
    assert "publish_selected" not in offered
    assert "withdraw_selected" not in offered


def test_what_is_a_draft_already_stays_as_it_is(editor):
    (sentence,) = choose(editor, "take_back_selected", make_draft("Quay"))
    assert "draft already" in sentence


def test_nothing_is_deleted_in_bulk(editor):
    article = write(article=Article(title="Quay"))
    assert choose(editor, "delete_selected", article) == ["No action selected."]
    assert Article.objects.exists()
