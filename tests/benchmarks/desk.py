"""How long moderators wait: for one decision, for one about a thousand, and for taking it back.

The thousand stand in one thread, or three each in the threads of 334 pieces.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from archive.management.static import collect_if_changed
from articles.importing.records import ArticleRecord, CommentRecord
from articles.models import Article
from articles.states.publishing import publish
from comments import moderation
from comments.importing import take_thread
from comments.models import Comment

THOUSAND, EACH = 1_000, 3
ROUNDS, DECISIONS = 3, 20
# In turn, so that every round finds as many comments to change as the one before.
VERBS = ("spam", "approve", "hold", "approve", "remove", "approve")


def run() -> None:
    """Make the threads where there are none yet, and print medians and the slowest."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    collect_if_changed()
    actor = _moderator()
    one, many = _ids("desk-one", 1, THOUSAND), _ids("desk-many", THOUSAND // EACH + 1, EACH)
    sys.stdout.write("a moderator waits, milliseconds          median  slowest\n")
    _measure("a decision, the verb", _decisions(actor, one))
    _measure("a decision, its page and the next", _requests(actor, one))
    _measure("a thousand of one thread", _bulk_acts(actor, one))
    _measure("a thousand of 334 threads", _bulk_acts(actor, many[:THOUSAND]))
    _measure("undoing a thousand of one thread", _undoings(actor, one))
    _measure("undoing a thousand of 334 threads", _undoings(actor, many[:THOUSAND]))
    _measure("moving a branch of a thousand", _moves(actor, one))


def _moderator() -> User:
    actor, _is_new = User.objects.get_or_create(username="moderator")
    actor.groups.add(Group.objects.get(name="Moderators"))
    return actor


def _ids(name: str, pieces: int, comments: int) -> list[int]:
    """Comments under as many pieces; in each thread the others answer the first."""
    if not Article.objects.filter(slug=f"{name}-0").exists():
        for n in range(pieces):
            article = Article(title=name, slug=f"{name}-{n}")
            _fill(publish(article=article, at=timezone.now()), comments)
    said = Comment.objects.filter(article__slug__startswith=f"{name}-")
    return list(said.order_by("pk").values_list("pk", flat=True))


def _fill(article: Article, number: int) -> None:
    said = tuple(
        CommentRecord(
            key=str(n),
            parent_key="0" if n else None,
            author_name="Bea",
            body=f"An answer to what was said, number {n}.",
        )
        for n in range(number)
    )
    take_thread(article, ArticleRecord(key=article.slug, title="", comments=said))


def _decisions(actor: User, pks: list[int]) -> list[Callable[[], Any]]:
    moderation.decide_all(comments=pks, verb="approve", actor=actor)
    chosen = [Comment.objects.get(pk=pk) for pk in pks[1 : 1 + DECISIONS]]
    return [partial(moderation.hold, comment=one, actor=actor) for one in chosen]


def _requests(actor: User, pks: list[int]) -> list[Callable[[], Any]]:
    moderation.decide_all(comments=pks, verb="hold", actor=actor)
    moderation.decide_all(comments=pks[:1], verb="approve", actor=actor)
    client = Client()
    client.force_login(actor)
    addresses = [f"/desk/comments/{pk}/approval/" for pk in pks[1 : 1 + DECISIONS]]
    return [partial(_send, client, address) for address in addresses]


def _send(client: Client, address: str) -> None:
    answer = client.post(address, {"seen": "held"}, follow=True)
    assert answer.status_code == 200, address


def _bulk_acts(actor: User, pks: list[int]) -> list[Callable[[], Any]]:
    moderation.decide_all(comments=pks, verb="approve", actor=actor)
    return [partial(moderation.decide_all, comments=pks, verb=verb, actor=actor) for verb in VERBS]


def _undoings(actor: User, pks: list[int]) -> list[Callable[[], Any]]:
    acts = [moderation.decide_all(comments=pks, verb=verb, actor=actor).act for verb in VERBS]
    return [partial(moderation.undo, act=act, actor=actor) for act in reversed(acts)]


def _moves(actor: User, pks: list[int]) -> list[Callable[[], Any]]:
    top = Comment.objects.select_related("article").get(pk=pks[0])
    here, there = top.article, Article.objects.get(slug="desk-many-0")
    return [
        partial(moderation.move, comment=top, actor=actor, article=piece)
        for _ in range(ROUNDS)
        for piece in (there, here)
    ]


def _measure(name: str, calls: list[Callable[[], Any]]) -> None:
    times = []
    for call in calls:
        begun = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - begun))
    sys.stdout.write(f"  {name:<36}{median(times):>9.1f}{max(times):>9.1f}\n")
