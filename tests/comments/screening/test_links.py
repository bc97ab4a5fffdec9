"""Links are counted by where they lead."""

import pytest

THREE = "See https://a.example/1 and www.b.example, also http://c.example."


def test_many_links_are_held(ask):
    assert ask("links", body=THREE).outcome == "hold"


def test_fewer_pass(ask):
    assert ask("links", number=4, body=THREE) is None


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://a.example/1">https://a.example/1</a> https://a.example/1?from=feed',
        "https://a.example/1, https://A.example/1. https://a.example/1#part",
    ],
)
def test_one_page_is_one_link_however_often_it_is_named(ask, body):
    assert ask("links", number=2, body=body) is None


def test_moderators_learn_how_many(ask):
    assert ask("links", body=THREE).note == "links: 3"
