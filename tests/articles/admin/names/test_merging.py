"""Merging topics and authors from their lists: it is shown first, and done when that is sent."""

import pytest

from articles.drafts.payload import payload_of
from articles.drafts.saving import save_draft
from articles.models import Author, Topic
from tests import cast
from tests.articles.admin.people import moderator_client, told


@pytest.fixture
def authors(db):
    made = [cast.make_author("Ada Marsh"), cast.make_author("A. Marsh")]
    cast.make_article(authors=made[1:])
    return made


def send(client, rows, **more):
    chosen = {"action": "merge_selected", "_selected_action": [row.pk for row in rows]}
    kind = type(rows[0])._meta.model_name
    return client.post(f"/admin/articles/{kind}/", chosen | more, follow=True)


def test_page_shows_what_will_be_touched_and_changes_nothing(editor, authors):
    page = " ".join(send(editor, authors).content.decode().split())
    assert "<bdi>A. Marsh</bdi>" in page
    assert "1 piece, drafts included" in page
    assert Author.objects.count() == 2


def test_the_one_that_is_kept_gets_everything(editor, authors):
    ada, other = authors
    sentences = told(send(editor, authors, confirmed="yes", keep=ada.pk))
    assert sentences == ["“Ada Marsh” has the pieces of all 2 now, and their addresses."]
    assert list(Author.objects.all()) == [ada]
    assert ada.aliases.get().slug == other.slug


def test_before_it_is_done_it_is_shown_in_numbers(editor, authors):
    both = cast.make_article("Both", authors=authors)
    save_draft(article=both, payload=payload_of(both), by=None, base_number=0)
    ada, _other = authors
    page = " ".join(send(editor, authors, asked="yes", keep=ada.pk).content.decode().split())
    assert "<b>2 pieces</b> go over, drafts included. Readers see 2 of them" in page
    assert "1 piece has both already, and then one." in page
    assert "The draft of 1 piece is changed with it." in page
    assert "From now on /authors/a-marsh/ leads to /authors/ada-marsh/." in page
    assert Author.objects.count() == 2


def test_the_last_page_says_that_it_cannot_be_undone(editor, authors):
    page = send(editor, authors, asked="yes", keep=authors[0].pk).content.decode()
    assert "can’t be undone" in page


def test_one_that_no_piece_stands_under_touches_none(editor, db):
    topics = [cast.make_topic("Ports"), cast.make_topic("Harbours")]
    page = send(editor, topics, asked="yes", keep=topics[0].pk).content.decode()
    assert "No piece is touched by it." in page


def test_nothing_is_shown_before_one_is_chosen(editor, authors):
    assert "Say which of them is kept." in send(editor, authors, asked="yes").content.decode()


def test_who_merged_them_is_told_in_the_history_of_the_one_that_is_kept(editor, authors):
    ada, _other = authors
    send(editor, authors, confirmed="yes", keep=ada.pk)
    html = editor.get(f"/admin/articles/author/{ada.pk}/history/").content.decode()
    assert "eva merged “A. Marsh” into it" in html


def test_one_alone_is_not_merged(editor, authors):
    (sentence,) = told(send(editor, authors[:1]))
    assert sentence.startswith("Choose two of them or more")


def test_nothing_is_merged_before_one_is_chosen(editor, authors):
    page = send(editor, authors, confirmed="yes").content.decode()
    assert "Say which of them is kept." in page
    assert Author.objects.count() == 2


def test_one_that_was_not_on_the_page_cannot_be_kept(editor, authors):
    send(editor, authors, confirmed="yes", keep=cast.make_author("Stranger").pk)
    assert Author.objects.count() == 3


def test_topics_are_merged_alike(editor, db):
    topics = [cast.make_topic("Ports"), cast.make_topic("Harbours")]
    send(editor, topics, confirmed="yes", keep=topics[0].pk)
    assert list(Topic.objects.all()) == topics[:1]


def test_moderators_merge_nothing(authors):
    assert send(moderator_client(), authors).status_code == 403
    assert Author.objects.count() == 2
