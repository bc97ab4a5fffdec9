"""Names that would read as another, or lie over the page, are printed plainly."""

import pytest

from comments.writing.form import WritingForm
from comments.writing.naming import plain_name


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("\u202erotaredoM", "rotaredoM"),
        ("\u2066Ada\u2069", "Ada"),
        ("A\u200bd\u00ada", "Ada"),
        ("Ada\n\t Marsh", "Ada Marsh"),
        ("\x07Ada\x7f", "Ada"),
        ("Zoe" + "\u0301" * 70, "Zoe" + "\u0301" * 3),
        ("ب\u200cج", "ب\u200cج"),
        ("Nguyễn Thị Ái", "Nguyễn Thị Ái"),
    ],
)
def test_nothing_of_a_name_turns_or_hides(typed, printed):
    assert plain_name(typed) == printed


@pytest.mark.parametrize("typed", ["\u200b\u200b", "\u3164", "\u2800", "\u202e", "\u200d"])
def test_a_name_that_nobody_can_read_is_none(typed):
    form = WritingForm({"author_name": typed, "email": "rosa@example.org", "body": "Well."})
    assert form.errors["author_name"] == ["This field is required."]
