"""A form takes its time."""

import pytest


def test_a_form_sent_at_once_is_refused(ask):
    finding = ask("haste", seconds_taken=0.4)
    assert (finding.outcome, finding.code) == ("refuse", "haste")


@pytest.mark.parametrize("seconds", [3.0, 3600.0])
def test_a_form_that_took_long_enough_passes(ask, seconds):
    assert ask("haste", seconds_taken=seconds) is None


def test_an_unknown_time_is_no_reason(ask):
    assert ask("haste", seconds_taken=None) is None
