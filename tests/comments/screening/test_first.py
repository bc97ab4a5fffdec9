"""A moderator reads somebody once."""

from tests.cast import make_article, make_comment


def test_a_first_comment_is_held(ask, reader):
    assert ask("first", reader=reader).outcome == "hold"


def test_after_a_published_one_readers_are_published(ask, reader):
    make_comment(make_article("Earlier", slug="earlier"), reader=reader)
    assert ask("first", reader=reader) is None


def test_held_comments_speak_for_nobody(ask, reader):
    make_comment(make_article("Earlier", slug="earlier"), reader=reader, status="held")
    assert ask("first", reader=reader)


def test_a_newsroom_may_want_to_read_more_than_one(ask, reader):
    make_comment(make_article("Earlier", slug="earlier"), reader=reader)
    assert ask("first", number=2, reader=reader)


def test_of_a_typed_address_its_owners_comments_count(ask, reader):
    """It is then held for the confirmation alone."""
    make_comment(make_article("Earlier", slug="earlier"), reader=reader)
    assert ask("first", email="NORA@example.org") is None


def test_somebody_elses_comments_count_for_nobody(ask, reader):
    make_comment(make_article("Earlier", slug="earlier"), email="nora@example.org")
    assert ask("first", reader=reader)
