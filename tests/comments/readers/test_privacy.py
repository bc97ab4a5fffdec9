"""A reader's address, on e-mail and on the net, stands in no public byte and no log line."""

import io
import logging
import re

import pytest
from django.db import IntegrityError
from django.db.models.functions import Now
from django.test import Client
from django_tasks_db.models import DBTaskResult

from archive.lib.log_lines import DiscreetFormatter
from comments import moderation
from comments.models import Comment, Reader
from tests import cast
from tests.comments.desk.people import head_client
from tests.mailroom import do_queued
from tests.pages.writing import newest, write

EMAIL, PLACE = "ada.secret@example.org", "203.0.113.77"
PIECE = "/2020/01/04/the-harbour-bill/"
PUBLIC = f"""
/ /archive/ /2020/ /2020/01/ /2020/01/04/ /front/ /topics/ /authors/ /sources/ /collections/
{PIECE} {PIECE}comments/ {PIECE}comments/?order=newest {PIECE}comments/?order=oldest
{PIECE}comments/new/ {PIECE}comments/yours/ {PIECE}comments/feed/ {PIECE}comments/feed.json
{PIECE[:-1]}.json {PIECE[:-1]}.md {PIECE[:-1]}.txt {PIECE}print/ /feed/ /feed.json /feeds/
/moderation/ /readers/ /readers/sent/ /readers/gone/ /readers/made-up/ /readers/unsubscribe/x/
/search/?q=zephyr /search/comments/?q=zephyr /search/comments/?q=ada.secret /corrections/
/search/comments/?author=Ada /sitemap.xml /news-sitemap.xml /robots.txt /opensearch.xml
""".split()
OF_COMMENT = ("", "branch/", "branch/feed/", "branch/feed.json", "report/", "own/")
OURS = ("archive", "articles", "comments")
OF_TEST = ("mail.", "asyncio")  # its mail server speaks too
HREF = re.compile(r'(?:href|action|hx-get|hx-post)="([^"]*)"')


@pytest.fixture
def log():
    """Everything that any logger is told, as it would be written; of our own the bare sentences
    too, which name nobody by themselves."""
    written = logging.StreamHandler(io.StringIO())
    written.setFormatter(DiscreetFormatter("%(name)s %(message)s"))
    bare = logging.StreamHandler(written.stream)
    bare.format = lambda record: f"{record.name} {record.getMessage()}"
    written.addFilter(lambda record: not record.name.startswith(OF_TEST))
    bare.addFilter(lambda record: record.name.startswith(OURS))
    known = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    listened = [each for each in known if each is logging.root or not each.propagate]
    levels = [each.level for each in listened]
    for each in listened:
        each.handlers += [written, bare]
        each.setLevel(logging.DEBUG)
    yield written.stream
    for each, level in zip(listened, levels, strict=True):
        each.handlers = [one for one in each.handlers if one not in (written, bare)]
        each.setLevel(level)


@pytest.fixture
def ada():
    return Client(REMOTE_ADDR=PLACE, raise_request_exception=False)


@pytest.fixture
def comment(db, log, mailbox, ada):
    """What was written while the mail server took nothing at first, and then the link."""
    cast.make_article()
    mailbox.refusal = "450"
    write(ada, newest_article(), "Zephyr words.", email=EMAIL, author_name="Ada", pace="daily")
    do_queued()
    mailbox.refusal = "550"
    ada.post("/readers/", {"email": EMAIL})
    do_queued()
    mailbox.refusal = ""
    DBTaskResult.objects.filter(status="READY").update(run_after=Now())
    do_queued()
    ada.post(f"{mailbox.links()[0]}confirmation/")
    return newest()


def newest_article():
    return cast.Article.objects.latest("id")


def broken(*_, **__):
    raise IntegrityError(f"DETAIL: Key (email)=({EMAIL}) already exists.")


def refuse_everything(ada, comment):
    """Posts that are refused, closed out, made up, or come without a token."""
    for typed in ({"homepage": "x"}, {"author_name": ""}, {"email": f"{EMAIL}\0"}, {"parent": "9"}):
        write(ada, comment.article, "Zephyr again.", **{"email": EMAIL} | typed)
    moderation.close(article=comment.article, actor=cast.make_moderator("closer"), reason="Late.")
    write(ada, comment.article, "Zephyr too late.", email=EMAIL)
    strict = Client(REMOTE_ADDR=PLACE, enforce_csrf_checks=True)
    write(strict, comment.article, "Zephyr.", email=EMAIL)
    strict.post("/readers/", {"email": EMAIL})
    ada.get(f"/nowhere/?email={EMAIL}", headers={"host": "evil.example"})
    ada.get(f"/2020/01/04/{EMAIL}/")


def crash_everywhere(ada, comment, monkeypatch):
    for broke in (
        "views.readers.ask_for_record",
        "views.writing.submit",
        "views.reader.confirm",
        "views.own.said_of_own",
        "desk.people.pages.record_of",
    ):
        monkeypatch.setattr(f"comments.{broke}", broken)
    ada.post("/readers/", {"email": EMAIL})
    write(ada, comment.article, "Zephyr.", email=EMAIL)
    ada.get(f"/comments/{comment.pk}/own/")
    head = head_client()
    head.raise_request_exception = False
    head.get(f"/desk/people/{comment.pk}/email/", REMOTE_ADDR=PLACE)


def test_no_log_line_holds_them(comment, ada, log, monkeypatch):
    refuse_everything(ada, comment)
    crash_everywhere(ada, comment, monkeypatch)
    lines = log.getvalue()
    for said in ("refused with 450", "refused with 550", "already exists", "could not be stored"):
        assert said in lines
    assert EMAIL not in lines
    assert PLACE not in lines


def test_no_public_byte_holds_them(comment, ada):
    moderation.approve(comment=comment, actor=cast.make_moderator())
    cast.make_comment(comment.article, "Another.", parent=comment)
    refuse_everything(ada, comment)
    parts = re.findall("<loc>https?://[^/]*([^<]*)", Client().get("/sitemap.xml").content.decode())
    for address in (*PUBLIC, *parts, *(f"/comments/{comment.pk}/{part}" for part in OF_COMMENT)):
        answer = Client().get(address)
        whole = f"{answer.headers}{answer.getvalue().decode()}"
        assert answer.status_code in (200, 302, 403, 404, 410), address
        assert EMAIL not in whole, address
        assert PLACE not in whole, address


def test_no_address_of_the_desk_holds_them(comment, ada):
    """They end in histories and in the logs of whatever stands in front of the site."""
    head, pk = head_client(), comment.pk
    found = head.post("/desk/people/", {"who": EMAIL})["Location"]
    pages = ("", "queue/all/", f"comments/{pk}/", "log/", f"comments/{pk}/ban/", "bans/", "people/")
    for address in (found, *(f"/desk/{page}" for page in pages)):
        answer = head.get(address)
        assert answer.status_code == 200, address
        addresses = [address, *HREF.findall(answer.content.decode())]
        assert [each for each in addresses if "ada.secret" in each or PLACE in each] == []


def test_queue_of_tasks_holds_no_address(comment):
    assert DBTaskResult.objects.exists()
    assert EMAIL not in str(list(DBTaskResult.objects.values()))
    assert Reader.objects.get().email == EMAIL


def test_database_holds_no_address_of_the_net(comment):
    origin = Comment.objects.get(pk=comment.pk).origin
    assert PLACE not in str(vars(origin))
