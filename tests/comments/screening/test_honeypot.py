"""What people don't see, people don't fill in."""


def test_a_filled_trap_is_refused(ask):
    assert ask("honeypot", honeypot="https://example.org").outcome == "refuse"


def test_whose_browser_did_it_learns_what_to_do(ask):
    assert "send the comment again" in ask("honeypot", honeypot="x").sentence


def test_an_empty_trap_is_no_reason(ask):
    assert ask("honeypot", honeypot="") is None
