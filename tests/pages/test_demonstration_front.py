"""The demonstration's front pages: composed, with pictures, and light all the same."""

import pytest
from django.core.management import call_command

from articles.models import FrontPage, FrontSlot, Image
from tests.pages.test_weight import LIMIT, weight


@pytest.mark.parametrize("address", ["/", "/front/", "/front/2020-10-19/", "/front/2019-01-01/"])
def test_front_pages_are_light(client, demonstration, address):
    assert weight(client.get(address).content.decode()) <= LIMIT


def test_loading_it_again_composes_and_stores_nothing_more(demonstration):
    kept = (FrontPage, FrontSlot, Image)
    before = [model.objects.count() for model in kept]
    call_command("load_demo", verbosity=0)
    assert [model.objects.count() for model in kept] == before
    assert min(before) >= 4


def test_every_picture_says_what_it_shows_and_whose_it_is(demonstration):
    for image in Image.objects.all():
        assert image.alt
        assert image.credit
        assert image.licence
