"""Screening as head moderators set it: tried before it holds, and every refusal a sentence."""

import pytest

from comments import moderation
from comments.models import CheckSetting, ModerationEvent, WordRule
from comments.screening.checks import CHECKS
from comments.screening.setting import add_words, state_of
from tests.cast import make_comment

LINKS = "/desk/screening/links/"


def test_every_check_is_listed_in_its_order_with_its_reason(head_desk):
    page = head_desk.get("/desk/screening/")
    assert [state.check for state in page.context["states"]] == list(CHECKS)
    assert "Most advertising lives from its links" in page.content.decode()


@pytest.mark.parametrize("code", [check.code for check in CHECKS])
def test_every_check_has_a_page(head_desk, code):
    assert head_desk.get(f"/desk/screening/{code}/").status_code == 200


def test_unknown_check_is_not_found(head_desk):
    assert head_desk.get("/desk/screening/planet/").status_code == 404
    assert head_desk.post("/desk/screening/planet/trial/").status_code == 404


def test_limit_is_set(head_desk):
    head_desk.post(LINKS, {"is_on": "on", "number": 7})
    assert (state_of("links").is_on, state_of("links").number) == (True, 7)


def test_check_is_switched_off(head_desk):
    head_desk.post(LINKS, {"number": 3})
    assert not state_of("links").is_on


@pytest.mark.parametrize("number", ["", "0", "many", "9999999999"])
def test_limit_that_cannot_be_is_refused(head_desk, number):
    assert head_desk.post(LINKS, {"is_on": "on", "number": number}).status_code == 422
    assert not CheckSetting.objects.exists()


def test_check_that_is_always_on_stays_on(head_desk):
    head_desk.post("/desk/screening/banned/", {})
    assert state_of("banned").is_on


def test_trial_says_what_would_have_been_held_and_changes_nothing(head_desk, piece, moderator):
    spam = make_comment(piece, "See https://a.example/ and https://b.example/.", status="held")
    moderation.approve(comment=spam, actor=moderator)
    run = head_desk.post(f"{LINKS}trial/", {"is_on": "on", "number": 2}).context["run"]
    assert (run.looked_at, run.would_stop, run.of_them_approved) == (1, 1, 1)
    assert not CheckSetting.objects.exists()


def test_trial_shows_examples_with_their_links(head_desk, piece):
    comment = make_comment(piece, "See https://a.example/ and https://b.example/.")
    page = head_desk.post(f"{LINKS}trial/", {"number": 2}).content.decode()
    assert f"/desk/comments/{comment.pk}/" in page


def test_check_that_cannot_be_tried_says_why(head_desk):
    page = head_desk.post("/desk/screening/honeypot/trial/", {"is_on": "on"})
    assert page.status_code == 422
    assert "can’t be tried" in page.content.decode()


def test_trial_on_a_number_of_comments_that_is_not_offered_is_refused(head_desk):
    sent = {"number": 2, "last": 10_000_000}
    assert head_desk.post(f"{LINKS}trial/", sent).status_code == 422


def test_words_are_added_as_pasted(head_desk):
    head_desk.post("/desk/words/", {"lines": "mud\r\nbad phrase\r\n\r\n", "kind": "blocked"})
    rules = {(rule.words, rule.kind, rule.is_whole) for rule in WordRule.objects.all()}
    assert rules == {("mud", "blocked", False), ("bad phrase", "blocked", False)}


def test_lines_that_are_there_already_come_back_with_the_reason(head_desk, moderator):
    add_words(actor=moderator, lines="mud", kind="suspect")
    page = head_desk.post("/desk/words/", {"lines": "MUD\nsand", "kind": "suspect"})
    assert page.context["refused"] == (("MUD", "This is in the list already."),)
    assert page.context["form"].initial["lines"] == "MUD"


@pytest.mark.parametrize("sent", [{"lines": ""}, {"lines": "mud", "kind": "planet"}])
def test_words_without_a_word_or_a_kind_are_refused(head_desk, sent):
    assert head_desk.post("/desk/words/", {"kind": "suspect"} | sent).status_code == 422
    assert not WordRule.objects.exists()


def test_words_are_tried_without_being_added(head_desk, piece):
    make_comment(piece, "Mud and muddle.")
    sent = {"lines": "mud", "kind": "suspect", "is_whole": "on"}
    assert head_desk.post("/desk/words/trial/", sent).context["run"].would_stop == 1
    assert not WordRule.objects.exists()


def test_word_is_taken_off(head_desk, moderator):
    (rule,) = add_words(actor=moderator, lines="mud", kind="suspect").added
    head_desk.post(f"/desk/words/{rule.pk}/removal/")
    assert not WordRule.objects.exists()
    assert head_desk.post(f"/desk/words/{rule.pk}/removal/").status_code == 404


def test_list_is_searched_and_paged_in_its_alphabet(head_desk, moderator, monkeypatch):
    monkeypatch.setattr("comments.desk.rules.words.PAGE_SIZE", 2)
    add_words(actor=moderator, lines="sand\nmud\nclay", kind="suspect")
    page = head_desk.get("/desk/words/").context
    assert [rule.words for rule in page["words"]] == ["clay", "mud"]
    rest = head_desk.get("/desk/words/", {"after": page["next"]}).context["words"]
    assert [rule.words for rule in rest] == ["sand"]
    assert not head_desk.get("/desk/words/", {"q": "%"}).context["words"]


def test_secret_of_the_outside_service_is_never_shown(head_desk, settings):
    settings.SCREENING_WEBHOOK = "https://outside.example/hook-address"
    settings.SCREENING_WEBHOOK_SECRET = "whsec_hidden"
    pages = (head_desk.get(a).content for a in ("/desk/screening/", "/desk/screening/outside/"))
    assert not any(b"whsec" in page or b"hook-address" in page for page in pages)


def test_what_is_set_stands_in_the_log(head_desk):
    head_desk.post(LINKS, {"number": 3})
    assert ModerationEvent.objects.get().verb == "rule"
