"""How many comments sixteen clients get in who write in one thread at once, and how long it takes.

Each client is a thread with a connection of its own, as in the server. Every comment goes through
the whole screening, and comes from a network of its own: writers of one network wait for one
another, which is what is meant there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network
from statistics import median, quantiles
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from archive.management.static import collect_if_changed
from articles.models import Article
from articles.states.publishing import publish
from comments.models import Comment, Reader
from comments.writing.form import SALT
from comments.writing.posting import post
from comments.writing.submitting import Draft, submit

CLIENTS = 16
COMMENTS = 10  # by each client
SLUG = "sixteen-write-at-once"
EMAIL = "known@example.org"

Send = Callable[[Article, str, int, int], None]


def run() -> None:
    """Print comments a second, the median and the slowest twentieth: of the verb, of the form."""
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.TRUSTED_PROXIES = [
        ip_network("127.0.0.1")
    ]  # so that each request may say where it comes from
    call_command("migrate", verbosity=0)
    collect_if_changed()
    _thread()
    sys.stdout.write(
        f"{CLIENTS} clients, {COMMENTS} comments each        a second   median     95 %\n"
    )
    _measure("the verb", _through_the_verb)
    _measure("the form, sent", _through_the_form)


def _thread() -> Article:
    article = Article.objects.filter(slug=SLUG).first()
    if article is None:
        article = publish(article=Article(title="Sixteen write", slug=SLUG), at=timezone.now())
        reader = Reader.objects.create(email=EMAIL, confirmed_at=timezone.now())
        post(article=article, author_name="Known", body="Before.", email=EMAIL, reader=reader)
    return article


def _measure(name: str, send: Send) -> None:
    before = Comment.objects.count()
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        rounds = clients.map(_write, range(CLIENTS), [send] * CLIENTS)
        waited = [each for times in rounds for each in times]
    took = time.perf_counter() - begun
    made = Comment.objects.count() - before
    slowest = quantiles(waited, n=20)[-1]
    figures = f"{made / took:>10.0f}{median(waited):>9.1f}{slowest:>9.1f}"
    sys.stdout.write(f"  {name:<32}{figures}  ({made} of {len(waited)} in, milliseconds)\n")


def _write(number: int, send: Send) -> list[float]:
    article, waited = _thread(), []
    for n in range(COMMENTS):
        begun = time.perf_counter()
        send(article, f"Client {number} has thought about it, {n} times: {uuid4()}.", number, n)
        waited.append((time.perf_counter() - begun) * 1000)
    connections.close_all()
    return waited


def _through_the_verb(article: Article, body: str, number: int, n: int) -> None:
    draft = Draft(
        author_name="Known", email=EMAIL, body=body, submission=uuid4(), seconds_taken=30.0
    )
    submit(
        article=article,
        parent=None,
        draft=draft,
        reader=Reader.objects.get(email=EMAIL),
        user=AnonymousUser(),
        address_hash=uuid4().hex,
        network_hash=uuid4().hex,
    )


def _through_the_form(article: Article, body: str, number: int, n: int) -> None:
    """Through the middleware and the view; the network between is not measured."""
    opened = [uuid4().hex, timezone.now().timestamp() - 30]
    typed = {
        "ticket": signing.Signer(salt=SALT).sign_object(opened),
        "author_name": "Known",
        "email": f"stranger{number}@example.org",
        "body": body,
    }
    address = f"10.{number}.{n}.1"
    headers = {"X-Forwarded-For": address}
    Client(headers=headers).post(f"{article.get_absolute_url()}comments/new/", typed)
