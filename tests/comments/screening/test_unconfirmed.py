"""Who was only typed may be anybody."""

from comments.models import Reader


def test_a_typed_address_is_held_until_it_is_confirmed(ask):
    finding = ask("unconfirmed")
    assert finding.outcome == "hold"
    assert "confirmed" in finding.sentence


def test_a_confirmed_reader_passes(ask, reader):
    assert ask("unconfirmed", reader=reader) is None


def test_a_reader_who_never_followed_a_link_is_held(ask):
    assert ask("unconfirmed", reader=Reader.objects.create(email="nora@example.org"))


def test_a_reader_who_types_another_address_is_somebody_else(ask, reader):
    assert ask("unconfirmed", reader=reader, email="other@example.org")
