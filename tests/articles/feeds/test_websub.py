"""Hubs learn of what is published; an editor never waits for one."""

import socket
import threading
import time
from contextlib import contextmanager, suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import websub
from articles.correcting import correct
from articles.states.publishing import publish, unpublish, withdraw
from articles.writing import write
from tests import cast


class Hub(BaseHTTPRequestHandler):
    """Keeps what it is told, and answers as the test says."""

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append(parse_qs(sent))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def hub(settings):
    """A real one, on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Hub)
    server.told, server.answer = [], 204
    server.address = f"http://127.0.0.1:{server.server_port}/hub"
    settings.WEBSUB_HUBS = [server.address]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def listening(answer):
    """A socket that reads one ping and does what the test says; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.recv(10_000)
                answer(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()


def queued(function):
    return DBTaskResult.objects.filter(status="READY", task_path__endswith=function)


def do_queued():
    """What the process at the queue does with what is due."""
    while (row := DBTaskResult.objects.ready().first()) is not None:
        row.task.call(*row.args_kwargs["args"])
        row.set_successful(None)


def write_as_draft(piece):
    """As the form of a piece does."""
    piece.status = "draft"
    write(article=piece)


def told(hub):
    return [sent["hub.url"][0].removeprefix("http://127.0.0.1:8000") for sent in hub.told]


def test_hub_learns_of_every_feed_that_a_piece_is_in(db, hub):
    piece = cast.make_article(authors=[cast.make_author()], topics=[cast.make_topic()])
    cast.make_collection(articles=[piece])
    do_queued()
    assert told(hub) == [
        *("/feed/", "/feed.json", "/topics/press-freedom/feed/", "/topics/press-freedom/feed.json"),
        *("/authors/ada-marsh/feed/", "/authors/ada-marsh/feed.json"),
        *("/collections/the-long-quarrel/feed/", "/collections/the-long-quarrel/feed.json"),
    ]
    assert hub.told[0]["hub.mode"] == ["publish"]


@pytest.mark.parametrize(
    "change",
    [
        lambda piece: write(article=piece),
        lambda piece: unpublish(article=piece),
        lambda piece: withdraw(article=piece, reason="It was not so."),
        write_as_draft,
        lambda piece: correct(article=piece, text="It was one."),
    ],
)
def test_hub_learns_of_every_change(db, hub, change):
    piece = cast.make_article()
    DBTaskResult.objects.all().delete()
    change(piece)
    do_queued()
    assert "/feed/" in told(hub)


def test_nobody_waits_for_a_hub(db, hub):
    cast.make_article()
    assert hub.told == []
    assert queued("tell_of_article").count() == 1


def test_piece_to_come_is_told_of_at_its_minute(db, hub):
    moment = timezone.now() + timedelta(days=1)
    cast.make_article(at=moment)
    assert queued("tell_of_article").get().run_after == moment
    do_queued()
    assert hub.told == []


def test_piece_waits_once_however_often_it_is_saved(db, hub):
    piece = cast.make_article(at=timezone.now() + timedelta(days=1))
    other = cast.make_article("Another")
    for _ in range(3):
        write(article=piece)
    waiting = [row.args_kwargs["args"] for row in queued("tell_of_article")]
    assert sorted(waiting) == [[piece.pk], [other.pk]]


@pytest.mark.parametrize(
    "change",
    [
        lambda piece: unpublish(article=piece),
        lambda piece: publish(article=piece, at=timezone.now() + timedelta(days=2)),
    ],
)
def test_piece_that_is_not_public_at_its_minute_names_no_feed(db, hub, change):
    piece = cast.make_article(at=timezone.now() + timedelta(days=1), topics=[cast.make_topic()])
    change(piece)
    websub.tell_of_article.call(piece.pk)
    do_queued()
    assert hub.told == []


@pytest.mark.parametrize(
    "change",
    [
        lambda piece: unpublish(article=piece),
        lambda piece: withdraw(article=piece, reason="It was not so."),
        lambda piece: publish(article=piece, at=timezone.now() + timedelta(days=2)),
    ],
)
def test_what_a_piece_is_filed_under_once_it_went_is_not_told(db, hub, change):
    piece = cast.make_article()
    change(piece)
    piece.topics.add(cast.make_topic())
    do_queued()
    assert told(hub) == ["/feed/", "/feed.json"]


def test_what_is_rolled_back_is_not_told(db, hub):
    with transaction.atomic():
        cast.make_article()
        transaction.set_rollback(True)
    assert not queued("tell_of_article").exists()


def test_draft_is_not_told_of(db, hub):
    cast.make_draft()
    assert not queued("tell_of_article").exists()


def test_site_without_hubs_queues_nothing(db):
    cast.make_article()
    assert not DBTaskResult.objects.exists()


def test_what_a_hub_did_not_take_is_tried_again_later(db, hub):
    hub.answer = 503
    websub.ping.call(hub.address, ["http://x.example/feed/"])
    again = queued("ping").get()
    assert again.args_kwargs["args"] == [hub.address, ["http://x.example/feed/"], 1]
    assert timedelta(seconds=50) < again.run_after - timezone.now() <= timedelta(minutes=1)


def test_hub_is_given_up_in_the_end(db, hub):
    hub.answer = 503
    websub.ping.call(hub.address, ["http://x.example/feed/"], len(websub.PAUSES))
    assert not queued("ping").exists()


def test_hub_that_is_not_there_is_no_mistake_of_ours(db):
    assert not websub.takes("http://127.0.0.1:9/", "http://x.example/feed/")


@pytest.mark.parametrize("answer", [b"", b"x" * 300, b"HTTP/1.1 2", b"SSH-2.0 200\r\n"])
def test_hub_that_answers_oddly_took_nothing(answer):
    with listening(lambda connection: connection.sendall(answer)) as address:
        assert not websub.takes(address, "http://x.example/feed/")


def test_slow_hub_is_left_in_time():
    def dribble(connection):
        while True:
            connection.sendall(b" ")
            time.sleep(0.05)

    with listening(dribble) as address:
        began = time.monotonic()
        assert not websub.takes(address, "http://x.example/feed/", patience=0.3)
        assert time.monotonic() - began < 5  # on a busy machine; the hub goes on for ever


def test_feeds_name_their_hubs(client, db, settings):
    settings.WEBSUB_HUBS = ["https://hub.example/"]
    response = client.get("/feed/")
    assert b'<link rel="hub" href="https://hub.example/" />' in response.content
    assert '<https://hub.example/>; rel="hub"' in response["Link"]
    assert '<http://127.0.0.1:8000/feed/>; rel="self"' in response["Link"]
    hubs = client.get("/feed.json").json()["hubs"]
    assert hubs == [{"type": "WebSub", "url": "https://hub.example/"}]
