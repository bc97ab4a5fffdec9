"""A comment has a limit, and something in it."""


def test_a_text_at_the_limit_passes(ask):
    assert ask("length", number=100, body="x" * 100) is None


def test_a_longer_text_is_refused_with_both_numbers(ask):
    finding = ask("length", number=1000, body="x" * 1001)
    assert finding.outcome == "refuse"
    assert "1,001" in finding.sentence
    assert "1,000" in finding.sentence


def test_white_space_is_no_comment(ask):
    assert ask("length", body=" \n\t ").code == "empty"
