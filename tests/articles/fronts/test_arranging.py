from datetime import timedelta

import pytest
from django.utils import timezone

from articles.fronts.arranging import FRONT_SIZE, arrange
from articles.models import Article
from articles.states.publishing import withdraw
from tests import cast
from tests.articles.fronts.fronts import chosen

pytestmark = pytest.mark.django_db


def arranged(composition):
    found = arrange(composition, Article.objects.published())
    return found.lead, found.seconds, found.river


@pytest.fixture
def pieces():
    """Eight, the newest first."""
    return cast.make_articles(8)[::-1]


def test_without_a_choice_the_newest_stand_in_order(pieces):
    assert arranged(chosen()) == (pieces[0], pieces[1:4], pieces[4:])


def test_empty_places_are_filled_from_the_newest(pieces):
    lead, seconds, river = arranged(chosen(pieces[5], [pieces[7]], [pieces[6]]))
    assert (lead, seconds) == (pieces[5], [pieces[7], pieces[0], pieces[1]])
    assert river == [pieces[6], pieces[2], pieces[3], pieces[4]]


def test_a_second_moves_up_for_a_lead_that_was_withdrawn(pieces):
    withdraw(article=pieces[5], reason="It was not ours.")
    lead, seconds, _ = arranged(chosen(pieces[5], [pieces[7], pieces[6]]))
    assert (lead, seconds) == (pieces[7], [pieces[6], pieces[0], pieces[1]])


def test_the_river_gives_the_lead_where_there_are_no_seconds(pieces):
    withdraw(article=pieces[5], reason="It was not ours.")
    assert arranged(chosen(pieces[5], [], [pieces[6]]))[0] == pieces[6]


def test_a_piece_to_come_is_left_out(pieces):
    later = cast.make_article("Later", at=timezone.now() + timedelta(days=1))
    _, seconds, river = arranged(chosen(pieces[0], [later]))
    assert later not in [*seconds, *river]
    assert seconds == pieces[1:4]


def test_nothing_stands_twice_and_no_more_than_there_is_room_for():
    many = cast.make_articles(30)
    lead, seconds, river = arranged(chosen(many[0], many[1:3], many[3:9]))
    standing = [lead, *seconds, *river]
    assert len(standing) == len(set(standing)) == FRONT_SIZE


def test_with_nothing_public_there_is_no_lead():
    cast.make_draft()
    assert arranged(chosen()) == (None, [], [])
