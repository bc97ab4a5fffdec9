"""Head moderators set checks and words, and each time an event says so."""

import pytest
from django.core.exceptions import ValidationError

from comments.models import CheckSetting, ModerationEvent, WordRule
from comments.moderation import UndoRefused, last_act, undo
from comments.screening import CHECKS
from comments.screening.setting import add_words, remove_word, set_check, state_of, states

pytestmark = pytest.mark.django_db
Kind = WordRule.Kind


def events():
    return list(
        ModerationEvent.objects.filter(verb="rule").values("before", "after").order_by("id")
    )


def test_checks_are_as_written_until_somebody_sets_them(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [(s.check, s.is_on, s.number) for s in states()] == [
            (check, True, check.number) for check in CHECKS
        ]


def test_a_limit_is_set_and_the_event_says_from_what_to_what(head):
    set_check(actor=head, code="links", number=7)
    assert (state_of("links").is_on, state_of("links").number) == (True, 7)
    assert events() == [
        {
            "before": {"check": "links", "is_on": True, "number": 3},
            "after": {"check": "links", "is_on": True, "number": 7},
        }
    ]


def test_setting_the_same_again_is_no_event(head):
    set_check(actor=head, code="links", number=7)
    set_check(actor=head, code="links", number=7)
    assert len(events()) == 1


def test_a_check_is_set_back_to_what_is_written(head):
    set_check(actor=head, code="links", is_on=False, number=7)
    set_check(actor=head, code="links")
    assert (state_of("links").is_on, state_of("links").number) == (True, 3)


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("banned", {"is_on": False}, "always on"),
        ("links", {"number": 0}, "between 1 and 100"),
        ("reported", {"number": 1}, "between 2 and 1000"),
        ("length", {"number": 10_001}, "between 100 and 10000"),
    ],
)
def test_what_cannot_be_meant_is_refused(head, code, fields, sentence):
    with pytest.raises(ValidationError, match=sentence):
        set_check(actor=head, code=code, **fields)
    assert not CheckSetting.objects.exists()
    assert not events()


def test_a_check_that_there_is_not_is_refused(head):
    with pytest.raises(KeyError):
        set_check(actor=head, code="mood")


def test_pasted_lines_become_words_with_one_event(head):
    done = add_words(actor=head, lines="Casino\r\n\n  best   price \n", kind=Kind.SUSPECT)
    assert [rule.words for rule in done.added] == ["Casino", "best price"]
    assert done.refused == ()
    assert events()[0]["after"]["added"] == ["Casino", "best price"]


def test_lines_that_cannot_be_added_are_told_with_the_reason(head):
    add_words(actor=head, lines="casino", kind=Kind.BLOCKED)
    lines = f"CASINO\npills\nPills\n?!\n{'x' * 201}"
    done = add_words(actor=head, lines=lines, kind=Kind.SUSPECT)
    assert [rule.words for rule in done.added] == ["pills"]
    assert [reason for _, reason in done.refused] == [
        "This is in the list already.",
        "This is in the list already.",
        "There is no letter or figure in it.",
        "This is longer than 200 characters.",
    ]


def test_within_words_two_letters_are_too_few(head):
    done = add_words(actor=head, lines="ab", kind=Kind.SUSPECT, is_whole=False)
    assert "three letters" in done.refused[0][1]


def test_lines_without_anything_new_are_no_event(head):
    add_words(actor=head, lines=" \n!\n", kind=Kind.SUSPECT)
    assert not events()


def test_thousands_are_added_in_a_few_statements(head, django_assert_max_num_queries):
    lines = "\n".join(f"word{n}" for n in range(5000))
    with django_assert_max_num_queries(12):
        assert len(add_words(actor=head, lines=lines, kind=Kind.SUSPECT).added) == 5000


def test_a_word_is_removed_once(head):
    rule = add_words(actor=head, lines="casino", kind=Kind.BLOCKED).added[0]
    assert remove_word(actor=head, rule=rule) is True
    assert remove_word(actor=head, rule=rule) is False
    assert events()[-1]["before"] == {"kind": "blocked", "is_whole": True, "removed": ["casino"]}


def test_undoing_puts_a_check_back(head):
    set_check(actor=head, code="links", is_on=False, number=7)
    undo(act=last_act(head).act, actor=head)
    assert (state_of("links").is_on, state_of("links").number) == (True, 3)


def test_a_check_that_was_set_again_since_is_not_put_back(head):
    set_check(actor=head, code="links", number=7)
    act = last_act(head).act
    set_check(actor=head, code="links", number=9)
    with pytest.raises(UndoRefused):
        undo(act=act, actor=head)
    assert state_of("links").number == 9


def test_undoing_takes_pasted_words_off_again_and_puts_a_removed_one_back(head):
    kept = add_words(actor=head, lines="casino", kind=Kind.BLOCKED).added[0]
    add_words(actor=head, lines="pills\npoker", kind=Kind.SUSPECT)
    undo(act=last_act(head).act, actor=head)
    remove_word(actor=head, rule=kept)
    undo(act=last_act(head).act, actor=head)
    assert list(WordRule.objects.values_list("words", "kind")) == [("casino", "blocked")]
