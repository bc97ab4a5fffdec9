"""What a state holds: all that a reader had, in the words of that day."""

from __future__ import annotations

import pytest
from django.utils import timezone

from archive.lib.markup import Copy, offer_copies
from articles.diffing import diff_contents
from articles.models import Article
from articles.record.canonical import content_in
from articles.record.freezing import freeze, freeze_collection, size_of_change
from articles.record.moments import edition_at, state
from articles.rerendering import outdated, rerender_all
from articles.states.publishing import publish, unpublish
from articles.writing import write
from tests import cast

pytestmark = pytest.mark.django_db

LATER = cast.FIRST_DAY.replace(year=2090)


def test_a_state_holds_who_signed_and_what_it_was_filed_under():
    authors, topics = [cast.make_author("Ada Marsh")], [cast.make_topic("Dams")]
    piece = cast.make_article(authors=authors, topics=topics)
    shown = state(piece.editions.get())
    assert (shown.bylines, shown.topics) == ([{"name": "Ada Marsh", "role": "by"}], ["Dams"])


def test_names_stay_as_they_were_printed():
    author = cast.make_author("Ada Marsh")
    piece = cast.make_article(authors=[author])
    author.name = "Ada Holm"
    author.save()
    assert state(piece.editions.get()).bylines[0]["name"] == "Ada Marsh"


def test_the_source_stands_in_it_with_its_licence():
    source = cast.make_publication("The Lantern", licence="CC BY 4.0")
    piece = cast.make_article(publication=source)
    assert state(piece.editions.get()).source["licence"] == "CC BY 4.0"


def test_its_html_passes_the_gate_again():
    piece = cast.make_article(body="Fine.")
    edition = piece.editions.get()
    edition.content = edition.content.replace("Fine.", "Fine.<script>1</script>")
    assert state(edition).html == piece.body_html == '<p id="body-p1">Fine.</p>'


def test_a_copy_that_was_offered_beside_a_link_is_no_change_of_the_text():
    html = '<p><a href="https://example.org/">It</a></p>'
    copies = {"https://example.org/": Copy("https://example.net/copy", "archived copy")}
    former, content = ({"body_html": each} for each in (html, offer_copies(html, copies)))
    assert size_of_change(former, content) == (0, 0)
    assert all(row.kind == "same" for row in diff_contents(former, content).rows)


def test_the_size_of_a_change_counts_words_that_came_and_went():
    piece = cast.make_article(body="The bill was lost.")
    piece.body = "The bill was won."
    write(article=piece)
    assert piece.editions.filter(number=2, added=4, removed=5).exists()


def test_a_piece_to_come_has_no_edition_before_its_moment():
    piece = publish(article=Article(title="Tomorrow"), at=LATER)
    assert (piece.edition_number, piece.editions.count()) == (0, 0)


def test_at_its_moment_it_begins_when_it_was_announced_for():
    piece = publish(article=Article(title="Tomorrow"), at=LATER)
    piece.published_at = cast.FIRST_DAY
    made = freeze(piece, begins_at=cast.FIRST_DAY)
    assert (made.number, made.begins_at, made.significance) == (1, cast.FIRST_DAY, "first")


def test_taken_back_and_published_again_unchanged_it_is_the_same_edition():
    piece = unpublish(article=cast.make_article())
    assert publish(article=piece).edition_number == 1
    assert piece.editions.count() == 1


def test_rendering_anew_makes_no_edition():
    piece = cast.make_article(body="Words.")
    list(rerender_all(outdated(every=True)))
    assert piece.editions.count() == 1


def test_the_state_of_a_moment_is_the_last_that_had_begun():
    piece = cast.make_article(body="One.")
    piece.body = "Two."
    write(article=piece, begins_at=cast.FIRST_DAY.replace(year=2021))
    assert edition_at(piece, cast.FIRST_DAY).number == 1
    assert edition_at(piece, timezone.now()).number == 2
    assert edition_at(piece, cast.FIRST_DAY.replace(year=2019)) is None


def test_what_was_made_late_came_after_what_was_published_meanwhile():
    piece = cast.make_article(body="One.")
    for body, due_at in (("Two.", None), ("Three.", cast.FIRST_DAY.replace(year=2021))):
        piece.body = body
        write(article=piece, begins_at=due_at)
    assert edition_at(piece, timezone.now()).number == 3


def test_a_collection_is_frozen_with_its_public_pieces_and_notes():
    pieces = [cast.make_article("Out"), publish(article=Article(title="To come"), at=LATER)]
    dossier = cast.make_collection("Dossier", pieces, note="Read it.")
    held = content_in(dossier.editions.first())
    assert [(entry["title"], entry["note"]) for entry in held["entries"]] == [("Out", "Read it.")]


def test_a_collection_that_says_the_same_is_not_frozen_again():
    dossier = cast.make_collection("Dossier", [cast.make_article()])
    assert freeze_collection(dossier) is None


def test_publishing_costs_nine_queries_of_freezing_at_most(django_assert_max_num_queries):
    piece = cast.make_article(body="One.", publication=cast.make_publication())
    piece = Article.objects.get(pk=piece.pk)
    piece.body = "Two."
    with django_assert_max_num_queries(9):
        freeze(piece)
