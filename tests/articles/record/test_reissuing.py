"""Words that pieces print and that stand elsewhere: changed there, they are another edition."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from articles.admin.image import SAID
from articles.editing.picturing import fence_of
from articles.imaging import store_image
from articles.importing.filing import Filing
from articles.importing.records import PublicationRecord
from articles.links.finding import find_links
from articles.merging import merge_authors, merge_publications
from articles.models import Article, Byline, Edition, Image, Link
from articles.record import reissuing
from articles.record.moments import state
from articles.record.reissuing import reissue_batch, save_printed
from articles.record.sealing import seal
from articles.record.verifying import verify_pieces
from articles.rerendering import outdated, rerender, rerender_all
from articles.states.publishing import unpublish, withdraw
from articles.writing import write
from tests import cast
from tests.articles.imaging.pictures import picture_file
from tests.mailroom import do_queued

pytestmark = pytest.mark.django_db


def last(piece: Article) -> Edition:
    return piece.editions.latest("number")


def faults() -> list[str]:
    return [fault.what for chain in verify_pieces() for fault in chain.faults]


def rename(author, name="Ada Holm", by=None) -> int:
    author.name = name
    return save_printed(row=author, by=by)


@pytest.fixture
def ada():
    return cast.make_author("Ada Marsh")


@pytest.fixture
def image(media):
    return store_image(file=picture_file(), image=Image(caption="The harbour"))


def test_a_new_name_is_an_edition_of_what_it_signed(ada, admin_user):
    piece = cast.make_article(authors=[ada])
    assert rename(ada, by=admin_user) == 1
    made = last(piece)
    assert state(made).bylines == [{"name": "Ada Holm", "role": "by"}]
    assert (made.number, made.published_by) == (2, admin_user)
    assert made.note == "A name that it is signed with was changed."
    assert faults() == []


def test_a_piece_that_prints_another_name_stays(ada):
    piece = cast.make_article(authors=[ada])
    Byline.objects.update(as_printed="A. Marsh")
    write(article=piece)
    assert rename(ada) == 0
    assert piece.editions.count() == 2


@pytest.mark.parametrize(
    "leave", [unpublish, lambda article: withdraw(article=article, reason="x")]
)
def test_a_piece_that_readers_don_t_have_gets_none(ada, leave):
    piece = cast.make_article(authors=[ada])
    leave(article=piece)
    assert rename(ada) == 0
    assert piece.editions.count() == 1


def test_what_no_piece_prints_of_an_author_is_no_edition(ada):
    piece = cast.make_article(authors=[ada])
    ada.bio = "Writes on ports."
    assert save_printed(row=ada) == 0
    assert piece.editions.count() == 1


def test_pieces_that_are_not_concerned_stay(ada):
    other = cast.make_article("Another", authors=[cast.make_author("Ben Noor")])
    cast.make_article(authors=[ada])
    rename(ada)
    assert other.editions.count() == 1


def test_a_contact_line_is_an_edition_of_the_pieces_under_which_it_stands():
    source = cast.make_publication("The Lantern")
    piece = cast.make_article(publication=source)
    source.contact_line = "Write to us"
    assert save_printed(row=source) == 1
    assert state(last(piece)).source["contact_line"] == "Write to us"
    assert last(piece).note == "What it says of its source was changed."
    assert faults() == []


def test_what_an_import_fills_in_of_a_source_is_an_edition():
    piece = cast.make_article(publication=cast.make_publication("The Lantern"))
    Filing().publication(PublicationRecord(name="The Lantern", licence="CC BY 4.0"))
    assert state(last(piece)).source["licence"] == "CC BY 4.0"


def test_a_caption_is_an_edition_of_the_piece_below_the_picture(image):
    piece = cast.make_article(lead_image=image)
    image.caption = "The harbour at six"
    assert save_printed(row=image, fields=SAID) == 1
    assert state(last(piece)).image["caption"] == "The harbour at six"
    assert faults() == []


def test_a_focal_point_is_no_edition(image):
    piece = cast.make_article(lead_image=image)
    image.focal_x = 10
    assert save_printed(row=image, fields=SAID) == 0
    assert piece.editions.count() == 1


def test_a_picture_within_a_text_has_its_words_there_and_they_stay(image):
    piece = cast.make_article(body=fence_of(image, caption="Boats"))
    image.caption = "Ships"
    assert save_printed(row=image, fields=SAID) == 0
    rerender(piece.pk)
    assert piece.editions.count() == 1
    assert faults() == []


def test_a_copy_beside_a_dead_link_and_other_words_of_a_picture_are_no_forgery(image):
    url = "https://example.org/bill"
    piece = cast.make_article(body=f"See [the bill]({url}).", lead_image=image)
    find_links(piece)
    Link.objects.update(state="dead", archived_url="https://example.net/copy")
    image.caption = "The harbour at six"
    save_printed(row=image, fields=SAID)
    rerender(piece.pk)
    assert "example.net" in Article.objects.get().body_html
    assert (piece.editions.count(), faults()) == (2, [])


def test_a_picture_that_was_not_here_when_a_text_was_set_is_an_edition_once_it_shows(media):
    image = Image(digest="0123456789abcdef" * 4, renditions=[])
    piece = cast.make_article(body=fence_of(image, caption="Boats"))
    stored = store_image(file=picture_file())
    Image.objects.filter(pk=stored.pk).update(digest=image.digest)
    rerender(piece.pk)
    assert "<figcaption>Boats" in last(piece).content
    assert (last(piece).number, last(piece).note) == (2, "Its text was set anew.")
    assert faults() == []


def test_a_sealed_edition_stops_nothing(ada):
    piece = cast.make_article(body="The secret of the harbour.", authors=[ada])
    piece.body = "The bill was lost."
    write(article=piece)
    seal(edition=piece.editions.get(number=1), reason="A court order.")
    other = cast.make_article("Another", authors=[ada])
    assert rename(ada) == 2
    assert (last(piece).number, last(other).number) == (3, 2)


def test_a_text_that_should_not_be_there_gets_none_and_the_others_do(ada):
    piece = cast.make_article(body="The secret of the harbour.", authors=[ada])
    write(article=piece)
    piece.body = "The bill was lost."
    write(article=piece)
    seal(edition=piece.editions.get(number=1), reason="A court order.")
    Article.objects.filter(pk=piece.pk).update(body="The secret of the harbour.")
    other = cast.make_article("Another", authors=[ada])
    assert rename(ada) == 1
    assert last(other).number == 2
    assert any("body" in what for what in faults())


def test_a_piece_signed_twice_by_one_author_gets_one_when_they_are_merged(ada):
    both = [ada, cast.make_author("A. Marsh")]
    piece, other = cast.make_article(authors=both), cast.make_article("Another", authors=both[1:])
    merge_authors(keep=ada, gone=both[1])
    assert state(last(piece)).bylines == [{"name": "Ada Marsh", "role": "by"}]
    assert (last(piece).number, last(other).number) == (2, 1)
    assert faults() == []


@pytest.fixture
def many(monkeypatch, ada):
    """More pieces of hers than an editor waits for."""
    monkeypatch.setattr(reissuing, "AT_ONCE", 2)
    monkeypatch.setattr(reissuing, "BATCH", 2)
    return [cast.make_article(f"Piece {n}", authors=[ada]) for n in range(5)]


def test_many_wait_in_the_queue_and_are_done_by_batches(ada, many, admin_user):
    assert rename(ada, by=admin_user) == 5
    assert not Edition.objects.filter(number=2).exists()
    assert do_queued() == 3
    assert {last(piece).published_by for piece in many} == {admin_user}
    assert {last(piece).number for piece in many} == {2}
    assert faults() == []


def test_until_then_they_wait_and_are_not_called_wrong(ada, many, capsys):
    rename(ada)
    call_command("verify_editions")
    printed = capsys.readouterr().out
    assert "Wrong: 0." in printed
    assert "Waiting for a state that is about to be frozen: 5." in printed


def test_a_change_that_nobody_will_record_is_wrong(ada, many):
    rename(ada)
    DBTaskResult.objects.all().delete()
    assert faults() == ["the live text differs from its last edition (bylines)"] * 5


def test_rerendering_makes_up_for_it(ada, many):
    rename(ada)
    DBTaskResult.objects.all().delete()
    list(rerender_all(outdated(every=True)))
    assert faults() == []


def test_a_row_that_was_changed_by_nobody_s_publishing_is_not_covered_up(ada):
    piece = cast.make_article(body="Words.", authors=[ada])
    Article.objects.filter(pk=piece.pk).update(body="Slipped in.")
    rename(ada)
    rerender(piece.pk)
    assert piece.editions.count() == 1
    assert len(faults()) == 1


def test_what_was_cut_off_goes_on_and_makes_none_twice(ada, many):
    rename(ada)
    (first,) = DBTaskResult.objects.all()
    for _ in range(2):
        reissue_batch.call(*first.args_kwargs["args"])
    do_queued()
    assert Edition.objects.filter(number=2).count() == 5
    assert not Edition.objects.filter(number=3).exists()


def test_a_name_that_is_merged_away_meanwhile_leaves_nothing_undone(ada, many):
    rename(ada)
    merge_authors(keep=cast.make_author("Ada M. Holm"), gone=ada)
    do_queued()
    assert {state(last(piece)).bylines[0]["name"] for piece in many} == {"Ada Holm"}
    assert faults() == []


def test_many_pieces_of_a_source_that_is_merged_wait_alike(monkeypatch):
    monkeypatch.setattr(reissuing, "AT_ONCE", 2)
    sources = [cast.make_publication(name) for name in ("The Lantern", "Lantern")]
    pieces = [cast.make_article(f"Piece {n}", publication=sources[1]) for n in range(3)]
    merge_publications(keep=sources[0], gone=sources[1])
    do_queued()
    assert {last(piece).number for piece in pieces} == {2}
    assert faults() == []


def test_a_batch_costs_a_bounded_number_of_queries(ada, django_assert_max_num_queries):
    pieces = [cast.make_article(f"Piece {n}", authors=[ada]) for n in range(reissuing.BATCH + 5)]
    rename(ada)
    with django_assert_max_num_queries(10 + 15 * reissuing.BATCH):
        reissue_batch.call("author", ada.pk, "Changed.", None)
    assert Edition.objects.filter(number=2, article__in=pieces).count() == reissuing.BATCH
