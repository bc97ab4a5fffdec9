"""Several open reports about somebody's comments hold the next one."""

from comments import moderation
from comments.models import Report
from tests.comments.screening.conftest import wrote


def reported(number: int):
    comment = wrote(1)[0]
    for n in range(number):
        Report.objects.create(comment=comment, reason="abuse", address=f"{n:032}")
    return comment


def test_open_reports_about_the_author_hold(ask):
    reported(3)
    assert ask("denounced").outcome == "hold"


def test_fewer_are_no_reason(ask):
    reported(2)
    assert ask("denounced") is None


def test_settled_reports_say_nothing_any_more(ask, moderator):
    moderation.approve(comment=reported(3), actor=moderator)
    assert ask("denounced") is None


def test_reports_about_others_are_no_reason(ask):
    reported(3)
    assert ask("denounced", address_hash="c" * 32) is None
