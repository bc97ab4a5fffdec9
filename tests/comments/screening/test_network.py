"""A network writes no more than its offices would."""

from tests.comments.screening.conftest import came_from


def test_many_addresses_of_one_network_are_counted_together(ask):
    for number in range(30):
        came_from(None, address=f"{number:032}", outcome="published")
    assert ask("network").outcome == "refuse"
    assert ask("network", network_hash="c" * 32) is None


def test_fewer_pass(ask):
    for number in range(29):
        came_from(None, address=f"{number:032}", outcome="held")
    assert ask("network") is None


def test_an_unknown_network_has_no_limit(ask):
    for _ in range(3):
        came_from(None, network="", outcome="published")
    assert ask("network", number=1, network_hash="") is None
