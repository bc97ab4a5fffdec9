"""Two editors compose for the same minute, at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from articles.fronts.composing import FrontRefused
from articles.models import FrontPage, FrontSlot
from tests import cast
from tests.articles.fronts.fronts import make_front, tomorrow


@pytest.mark.django_db(transaction=True)
def test_one_state_begins_at_a_minute_and_the_other_editor_is_told():
    pieces, minute, start = cast.make_articles(2), tomorrow(), Barrier(2)

    def compose(piece):
        start.wait(10)
        try:
            return make_front(piece, at=minute).pk
        except FrontRefused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as editors:
        told = list(editors.map(compose, pieces))
    assert FrontPage.objects.count() == FrontSlot.objects.count() == 1
    assert [text for text in told if isinstance(text, str)] == [
        f"Another front page begins at {minute:%-d %b %Y, %H:%M} already. Choose another minute."
    ]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_added_to_a_state_that_has_begun():
    pieces = cast.make_articles(2)
    front = make_front(pieces[0])
    with pytest.raises(IntegrityError, match="kept as it is"):
        front.slots.create(article=pieces[1], place="river")
