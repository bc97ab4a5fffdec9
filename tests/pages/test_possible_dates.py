"""Only years that the archive can have stand in its addresses."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from archive.lib.dates import EARLIEST, LATEST
from tests import cast


@pytest.mark.parametrize("year", ["0000", "0999", "1499", "3000", "9999"])
@pytest.mark.parametrize("rest", ["", "01/", "01/01/", "01/01/the-harbour-bill/"])
def test_impossible_year_is_not_found(read, year, rest):
    read(f"/{year}/{rest}", status=404)


@pytest.mark.parametrize("address", ["/1500/", "/1500/01/", "/1500/01/02/", "/archive/"])
def test_oldest_piece_there_can_be_is_listed(read, address):
    cast.make_article(at=EARLIEST)
    assert "1500" in read(address).text


@pytest.mark.parametrize("address", ["/1501/", "/1501/03/", "/1501/03/04/"])
def test_its_neighbours_lead_to_it(read, address):
    cast.make_article(at=EARLIEST)
    cast.make_article(at=datetime(1501, 3, 4, tzinfo=UTC))
    assert 'href="/1500/' in read(address).html


@pytest.mark.parametrize("moment", [EARLIEST, LATEST])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_comments_at_the_ends_of_time_are_shown_in_every_zone(read, moment, zone):
    piece = cast.make_article()
    cast.make_comment(piece, "Well timed.", posted_at=moment)
    with timezone.override(zone):
        assert "Well timed." in read("/2020/01/04/the-harbour-bill/").text
