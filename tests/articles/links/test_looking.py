"""What is asked of a page, and what its answers mean."""

import pytest

from archive.lib.fetching import Fetched, FetchFailed, FetchRefused, Trouble
from articles.links.looking import Offline, look
from articles.links.standing import Kind

URL = "https://a.example/deep/page"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (200, Kind.GOOD),
        (204, Kind.GOOD),
        (404, Kind.GONE),
        (410, Kind.GONE),
        (401, Kind.CLOSED),
        (403, Kind.CLOSED),
        (999, Kind.CLOSED),
        (400, Kind.TROUBLE),
        (451, Kind.TROUBLE),
        (500, Kind.TROUBLE),
        (503, Kind.TROUBLE),
        (302, Kind.TROUBLE),
        (429, Kind.BUSY),
        (Fetched(503, URL, {"retry-after": "120"}), Kind.BUSY),
        (FetchRefused("private"), Kind.REFUSED),
        (FetchFailed(Trouble.NAME, "no host"), Kind.NO_HOST),
        (FetchFailed(Trouble.CONNECTION, "lost"), Kind.TROUBLE),
        (FetchFailed(Trouble.CERTIFICATE, "old"), Kind.TROUBLE),
        (FetchFailed(Trouble.TIME, "slow"), Kind.TROUBLE),
        (FetchFailed(Trouble.ANSWER, "garbage"), Kind.TROUBLE),
        (FetchFailed(Trouble.REDIRECTS, "circle"), Kind.TROUBLE),
    ],
)
def test_what_an_answer_means(elsewhere, answer, kind):
    elsewhere[URL] = answer
    assert look(URL).kind is kind


@pytest.mark.parametrize("answer", [405, 404, 403, 501, FetchFailed(Trouble.CONNECTION, "lost")])
def test_server_that_knows_no_head_is_asked_for_the_page(elsewhere, answer):
    elsewhere[f"HEAD {URL}"] = answer
    assert look(URL).kind is Kind.GOOD
    assert elsewhere["asked"] == [f"HEAD {URL}", f"GET {URL}"]


@pytest.mark.parametrize("answer", [200, 429])
def test_one_question_is_enough_where_it_was_answered(elsewhere, answer):
    elsewhere[URL] = answer
    look(URL)
    assert elsewhere["asked"] == [f"HEAD {URL}"]


def test_page_that_leads_to_the_front_page_is_alive_and_says_so(elsewhere):
    elsewhere[URL] = Fetched(200, "https://a.example/", {})
    found = look(URL)
    assert found.kind is Kind.GOOD
    assert "front page" in found.reason


@pytest.mark.parametrize("trouble", [Trouble.NAME, Trouble.CONNECTION, Trouble.TIME])
def test_where_nobody_answers_at_all_nothing_is_held_against_a_link(elsewhere, trouble):
    elsewhere[URL] = elsewhere["https://web.archive.org/web/"] = FetchFailed(trouble, "x")
    with pytest.raises(Offline):
        look(URL)


def test_an_answer_from_anywhere_says_that_we_are_online(elsewhere):
    elsewhere["https://web.archive.org/web/"] = FetchFailed(Trouble.NAME, "x")
    elsewhere[URL] = FetchFailed(Trouble.NAME, "x")
    look("https://b.example/")
    assert look(URL).kind is Kind.NO_HOST
