"""An outside service is asked within seconds, and holds the comment when it fails."""

import base64
import hashlib
import hmac
import json
import time

import pytest
from django.db import connection

from comments.screening import outside, screen
from comments.screening.setting import set_check
from comments.screening.verdict import Finding
from tests.cast import make_article, make_comment
from tests.comments.screening import services
from tests.comments.screening.conftest import submission
from tests.comments.screening.services import saying, service

pytestmark = pytest.mark.django_db
SECRET = "a secret of the newsroom"
PATIENCE = 0.4
AT_LAST = 5  # seconds, for a busy machine: who drips or is silent does so for ever


@pytest.fixture(autouse=True)
def secret(settings, monkeypatch):
    settings.SCREENING_WEBHOOK_SECRET = SECRET


@pytest.fixture
def consult(settings, monkeypatch):
    """Ask a service that answers so; gives the advice and the running service."""
    real = outside._ask
    monkeypatch.setattr(outside, "_ask", lambda draft, patience: real(draft, PATIENCE))

    def consulting(answer, **fields):
        with service(answer) as running:
            settings.SCREENING_WEBHOOK = running.address
            return outside.consult(submission(**fields)), running

    return consulting


def test_nobody_is_asked_where_no_service_is_named(django_assert_num_queries):
    draft = submission()
    with django_assert_num_queries(0):
        assert outside.consult(draft) is None


@pytest.mark.parametrize(
    ("verdict", "outcome"), [("publish", None), ("hold", "hold"), ("refuse", "refuse")]
)
def test_its_verdict_counts(consult, verdict, outcome):
    advice, _ = consult(saying({"verdict": verdict, "score": 0.5}))
    assert (advice.outcome if advice else None) == outcome


FAILURES = {
    "silent": services.silent,
    "dripping": services.dripping,
    "dripping head": services.dripping_head,
    "endless": services.endless,
    "error": saying({"verdict": "publish"}, "500 Internal Server Error"),
    "wrong signature": saying({"verdict": "publish"}, "401 Unauthorized"),
    "redirect": saying(b"", "302 Found\r\nLocation: http://127.0.0.1:9/"),
    "no JSON": saying(b"<html>"),
    "deep JSON": saying(b"[" * 16_000),
    "no verdict": saying({"answer": "publish"}),
    "unknown verdict": saying({"verdict": "perhaps"}),
    "a list": saying(b"[]"),
    "unhashable": saying({"verdict": {}}),
    "no HTTP": lambda client: client.sendall(b"\x00\xff" * 100),
    "nothing": lambda client: None,
}


@pytest.mark.parametrize("failure", FAILURES)
def test_whatever_fails_holds_the_comment_in_time(consult, failure):
    begin = time.monotonic()
    advice, _ = consult(FAILURES[failure])
    assert advice == Finding("no_answer", "hold")
    assert time.monotonic() - begin < AT_LAST


def test_nobody_there_holds_the_comment(consult, settings, monkeypatch):
    with service(services.silent) as gone:
        settings.SCREENING_WEBHOOK = gone.address
    assert outside.consult(submission()).code == "no_answer"


def test_after_a_failure_nobody_waits_for_the_service_for_a_while(consult):
    consult(services.silent)
    advice, running = consult(saying({"verdict": "publish"}))
    assert advice.code == "no_answer"
    assert running.questions == []


def test_the_question_is_signed_as_the_standard_says(consult):
    _, running = consult(saying({"verdict": "publish"}))
    head, _, body = running.questions[0].partition(b"\r\n\r\n")
    lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    signed = f"{lines['webhook-id']}.{lines['webhook-timestamp']}.".encode() + body
    digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    assert lines["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    assert abs(int(lines["webhook-timestamp"]) - time.time()) < 60


def test_a_secret_may_be_written_as_the_standard_writes_it():
    assert outside._key("whsec_" + base64.b64encode(b"key").decode()) == b"key"


def test_nothing_private_leaves_the_house(consult):
    parent = make_comment(make_article())
    draft = {"article": parent.article, "parent": parent, "body": "Hear, hear. " * 4}
    _, running = consult(saying({"verdict": "publish"}), **draft)
    question = running.questions[0].decode()
    assert set(json.loads(question.partition("\r\n\r\n")[2])["data"]) == {
        *("article", "answers", "name", "website", "text")
    }
    assert "nora@example.org" not in question
    assert "aaaaaaaa" not in question  # the hash of the address


def test_advice_is_one_finding_among_the_others():
    verdict = screen(submission(advice=Finding("outside")))
    assert verdict.reasons == ("unconfirmed", "first", "outside")


@pytest.mark.parametrize("fields", [{"honeypot": "x"}, {"body": " "}])
def test_what_is_refused_anyway_is_not_asked_about(consult, fields):
    advice, running = consult(saying({"verdict": "publish"}), **fields)
    assert (advice, running.questions) == (None, [])


def test_what_the_staff_write_is_not_asked_about(consult, moderator):
    advice, running = consult(services.silent, user=moderator)
    assert (advice, running.questions) == (None, [])


def test_a_check_that_is_off_asks_nobody(consult, head):
    set_check(actor=head, code="outside", is_on=False)
    advice, running = consult(services.silent)
    assert (advice, running.questions) == (None, [])


OWN_LOCKS = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
WHERE locktype = 'advisory' AND datname = current_database()
"""  # the server may have databases of others, who lock what they like


@pytest.mark.django_db(transaction=True)
def test_no_lock_is_held_while_it_is_asked(settings):
    def count_locks(client):
        with connection.cursor() as cursor:
            cursor.execute(OWN_LOCKS)
            held.append(cursor.fetchone()[0])
        connection.close()
        saying({"verdict": "publish"})(client)

    held: list[int] = []
    with service(count_locks) as running:
        settings.SCREENING_WEBHOOK = running.address
        assert outside.consult(submission()) is None
    assert held == [0]
