"""What an article's page says around the piece: contents, editions, places, translations, more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import surroundings
from articles.correcting import correct
from articles.models import Relation
from articles.writing import write
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"
LONG = "\n\n".join(f"## Part {n}\n\n### Clause {n}\n\n{'word ' * 200}" for n in range(1, 4))
FILM = "```embed\nhttps://www.youtube.com/watch?v=abcdefghijk\nby: Ada Marsh\n```"
LATER = timezone.now() + timedelta(days=30)
NEXT_DAY = cast.FIRST_DAY + timedelta(days=1)


def test_a_long_piece_has_a_list_of_contents(read):
    cast.make_article(body=LONG)
    page = read(ADDRESS)
    assert "Contents Part 1 Clause 1 Part 2" in page.text
    assert '<a href="#body-part-1">Part 1</a>' in page.html


@pytest.mark.parametrize("body", ["## A\n\n## B\n\n## C", "word " * 900, LONG.replace("Part", "")])
def test_a_short_piece_or_one_of_few_sections_has_none(read, body: str):
    cast.make_article(body=body if "Clause" not in body else body[: len(body) // 2])
    assert 'class="contents"' not in read(ADDRESS).html


def test_every_paragraph_can_be_linked_to(read):
    cast.make_article(body="One.\n\nTwo.")
    page = read(ADDRESS)
    assert '<p id="body-p2">Two.</p>' in page.html
    assert '<a href="#body-p2">2</a>' in page.html


def test_a_piece_without_words_has_no_list_of_paragraphs(read):
    cast.make_article(body="")
    assert 'class="paragraphs"' not in read(ADDRESS).html


def test_how_long_it_takes_to_read(read):
    cast.make_article(body="word " * 240)
    assert "2 minutes to read" in read(ADDRESS).text


def test_a_changed_piece_says_which_edition_it_is(read):
    piece = cast.make_article(body="One.")
    assert "Edition" not in read(ADDRESS).text
    piece.body = "Two."
    write(article=piece)
    assert "Edition 2 , changed on" in read(ADDRESS).text


def test_its_place_in_a_collection_with_what_stands_beside_it(read):
    pieces = cast.make_articles(3)
    cast.make_collection("The long quarrel", [pieces[2], pieces[0], pieces[1]])
    page = read(pieces[0].get_absolute_url())
    assert "2 of 3 in the collection The long quarrel" in page.text
    assert "The long quarrel Before this Piece 2 6 January 2020 After this Piece 1" in page.text


def test_what_readers_cannot_see_has_no_place_in_a_collection(read):
    piece, draft = cast.make_article(), cast.make_draft()
    cast.make_collection("The long quarrel", [draft, piece])
    page = read(ADDRESS)
    assert "1 of 1 in the collection The long quarrel" in page.text
    assert "Not ready" not in page.text


def test_places_count_what_readers_can_see(db):
    pieces = cast.make_articles(4)
    mixed = [pieces[0], cast.make_draft(), pieces[1], cast.make_article(at=LATER), *pieces[2:]]
    cast.make_collection("The long quarrel", mixed)
    (place,) = surroundings.places(pieces[2])
    assert (place.number, place.total) == (3, 4)
    assert (place.previous, place.next) == (pieces[1], pieces[3])


def test_places_at_either_end(db):
    pieces = cast.make_articles(2)
    cast.make_collection("The long quarrel", [cast.make_draft(), *pieces])
    (first,), (last,) = (surroundings.places(piece) for piece in pieces)
    assert (first.number, first.previous, first.next) == (1, None, pieces[1])
    assert (last.number, last.previous, last.next) == (2, pieces[0], None)


def test_places_never_sort_a_whole_collection(db, django_assert_num_queries):
    pieces = cast.make_articles(2)
    cast.make_collection("The long quarrel", pieces)
    with django_assert_num_queries(2) as queries:
        surroundings.places(pieces[0])
    assert "OVER (" not in queries[0]["sql"]


def test_translations_lead_to_one_another(read):
    piece = cast.make_article()
    spanish = cast.make_article("La ley", at=NEXT_DAY, language="es", translation_of=piece)
    assert 'hreflang="es"><bdi>español</bdi></a>' in read(ADDRESS).html
    assert "Also in: English" in read(spanish.get_absolute_url()).text


def test_a_translation_that_is_a_draft_is_not_named(read):
    piece = cast.make_article()
    cast.make_draft("La ley", language="es", translation_of=piece)
    assert "Also in" not in read(ADDRESS).text


def test_related_pieces_with_their_source(read):
    piece = cast.make_article()
    other = cast.make_article("Tides", at=NEXT_DAY, publication=cast.make_publication())
    Relation.objects.update_or_create(article=piece, other=other, defaults={"score": 1})
    assert "On the same matter Tides 5 January 2020, The Daily Lantern" in read(ADDRESS).text


def test_related_pieces_that_are_not_public_are_not_named(read):
    Relation.objects.create(article=cast.make_article(), other=cast.make_draft(), score=1)
    assert "On the same matter" not in read(ADDRESS).text


def test_an_embed_is_words_and_a_link_and_nothing_from_elsewhere(read):
    cast.make_article(body=FILM)
    html = read(ADDRESS).html
    assert "<iframe" not in html
    assert "js/embeds.js" in html
    assert 'data-offer="Show it here: loads from HOST"' in html


def test_a_piece_without_embeds_loads_no_script_of_theirs(read):
    cast.make_article(body="Words.")
    assert "embeds.js" not in read(ADDRESS).html


def test_only_the_players_may_be_framed(client, db):
    cast.make_article()
    policy = client.get(ADDRESS)["Content-Security-Policy"]
    frames = next(part for part in policy.split("; ") if part.startswith("frame-src"))
    assert frames == (
        "frame-src https://www.youtube-nocookie.com https://player.vimeo.com "
        "https://platform.twitter.com"
    )


def test_costs_the_same_whatever_stands_around_it(count_queries):
    pieces = cast.make_articles(6)
    piece = pieces[2]
    cast.make_collection("One", pieces[:4])
    Relation.objects.filter(article=piece).delete()
    Relation.objects.create(article=piece, other=pieces[0], score=1)
    few = count_queries(piece.get_absolute_url())
    for number in range(4):
        cast.make_collection(f"Many {number}", pieces)
    Relation.objects.bulk_create(Relation(article=piece, other=p, score=2) for p in pieces[3:])
    assert few == count_queries(piece.get_absolute_url())


def test_a_changed_piece_leads_to_its_editions_and_to_what_changed(read):
    piece = cast.make_article(body="One.")
    piece.body = "Two."
    write(article=piece)
    html = read(ADDRESS).html
    assert f'<a href="{ADDRESS}editions/">Edition 2</a>' in html
    assert f'<a href="{ADDRESS}editions/1...2/">what changed</a>' in html


def test_note_leads_to_its_edition_and_to_the_note_before_it(read):
    piece = cast.make_article(body="One.")
    former = correct(article=piece, text="It was one.")
    correct(article=piece, text="It was two.", supersedes=former)
    html = read(ADDRESS).html
    assert f'<a href="{ADDRESS}editions/1/">' in html
    assert f'<a href="{ADDRESS}editions/#correction-{former.pk}">' in html
