"""How long an editor waits for the list of pieces, its filters, its search and the first page, with
100,000 pieces in the archive; for a likeness, and for an act of many pieces."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from archive.management.static import collect_if_changed
from articles.bulk import begin, carry_out, choose, choose_to_undo, look_ahead
from articles.likeness import bands, fingerprint_all, near_duplicates
from articles.models import Article, Author, Publication, Topic

PIECES = 100_000
ROUNDS = 5
MANY = 10_000

MAKE = [
    """INSERT INTO articles_article (title, dek, body, body_format, body_html, body_text,
        renderer_version, contents, word_count, has_embeds, language, slug, status, published_at,
        published_precision, published_on, withdrawal_reason, edition_number, draft_number,
        dateline, publication_id, original_url, originally_published_precision, comments_allowed,
        import_key, import_digest, updated_at)
    SELECT 'The harbour and the town, ' || word || ' number ' || n, 'A line on ' || word, '',
        'markdown', '', text, 1, '[]', 200, false, CASE WHEN n %% 10 = 0 THEN 'es' ELSE 'en' END,
        'listed-' || n, CASE WHEN n %% 50 = 0 THEN 'draft' ELSE 'published' END, at, 'day',
        (at AT TIME ZONE 'UTC')::date, '', (n %% 50 <> 0)::int, 0, '',
        (SELECT id FROM articles_publication WHERE slug = 'listed-paper-0') + n %% 20, '', '', true,
        '', '', at
    FROM generate_series(1, %(pieces)s) AS n,
        LATERAL (SELECT 'word' || n %% 5000 AS word,
            timestamptz '1970-01-01 08:00Z' + n * interval '4 hours' AS at) AS made,
        LATERAL (SELECT string_agg('w' || (n * 7919 + k * k * 31) %% 9973, ' ') AS text
            FROM generate_series(1, 200) AS k) AS said""",
    """INSERT INTO articles_article_topics (article_id, topic_id)
    SELECT id, (SELECT id FROM articles_topic WHERE slug = 'listed-topic-0') + id %% 500
    FROM articles_article WHERE slug LIKE 'listed-%%'""",
    """INSERT INTO articles_byline (article_id, author_id, position, role, as_printed)
    SELECT id, (SELECT id FROM articles_author WHERE slug = 'listed-author-0') + id %% 2000, 1,
        'by', ''
    FROM articles_article WHERE slug LIKE 'listed-%%'""",
]
PAGES = {
    "the first page": "",
    "the second": "?p=2",
    "as deep as it goes": "?p=200",
    "drafts": "?status__exact=draft",
    "published": "?status__exact=published",
    "without a date": "?dated=no",
    "of a topic": "?topic=Listed topic 30",
    "of a publication": "?source=Listed paper 3",
    "in a language": "?language__exact=es",
    "of a year": "?published_at__year=1995",
    "of a month": "?published_at__year=1995&published_at__month=4",
    "searched: a common word": "?q=harbour",
    "searched: a rare word": "?q=word4711",
    "searched: two words": "?q=word4711 harbour",
    "searched: no such word": "?q=nowhere",
    "searched: an author": "?q=Listed author 1500",
    "searched: an address": "?q=/1995/04/03/listed-1/",
    "by headline": "?o=1",
    "by status": "?o=2",
    "by date": "?o=3",
}
# Of a writer, who finds what readers have or had and some fifty drafts and pieces of their own.
OWN_PAGES = {
    "the first page": "",
    "as deep as it goes": "?p=200",
    "drafts": "?state=draft",
    "in review": "?state=review",
    "published": "?state=published",
    "unpublished changes": "?state=changes",
    "of a topic": "?topic=Listed topic 30",
    "of a year": "?published_at__year=1995",
    "searched: a common word": "?q=harbour",
    "searched: a rare word": "?q=word4711",
    "by headline": "?o=1",
}


def run() -> None:
    """Make the pieces where there are none yet, and print medians and the quickest."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    collect_if_changed()
    _make()
    client = Client()
    editor = _editor()
    client.force_login(editor)
    sys.stdout.write(f"an editor waits, of {PIECES:,} pieces, milliseconds  median  quickest\n")
    _measure("where the day begins", lambda: _open(client, "/admin/"))
    _measure("the record of the desk", lambda: _open(client, "/admin/articles/activity/"))
    for name, query in PAGES.items():
        _measure(name, partial(_open, client, f"/admin/articles/article/{query}"))
    client.force_login(_writer())
    _measure("a writer's first page of the day", lambda: _open(client, "/admin/"))
    for name, query in OWN_PAGES.items():
        address = f"/admin/articles/article/{query}"
        _measure(f"a writer's: {name}", partial(_open, client, address))
    _measure_likeness()
    _measure_act(editor)


def _make() -> None:
    if not Article.objects.filter(slug="listed-1").exists():
        with transaction.atomic():
            _make_pieces()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    without = Article.objects.filter(fingerprints=None).order_by("pk").only("body_text")
    last = 0
    while pieces := list(without.filter(pk__gt=last)[:2000]):
        fingerprint_all(pieces)
        last = pieces[-1].pk


def _make_pieces() -> None:
    Topic.objects.bulk_create(
        Topic(name=f"Listed topic {n}", slug=f"listed-topic-{n}") for n in range(500)
    )
    Author.objects.bulk_create(
        Author(name=f"Listed author {n}", slug=f"listed-author-{n}") for n in range(2000)
    )
    Publication.objects.bulk_create(
        Publication(name=f"Listed paper {n}", slug=f"listed-paper-{n}") for n in range(20)
    )
    with connection.cursor() as cursor:
        for statement in MAKE:
            cursor.execute(statement, {"pieces": PIECES})


def _editor() -> User:
    editor, _is_new = User.objects.get_or_create(username="editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def _writer() -> User:
    writer, _is_new = User.objects.get_or_create(username="writer", is_staff=True)
    writer.groups.add(Group.objects.get(name="Writers"))
    Author.objects.filter(slug="listed-author-0").update(login=writer)
    return writer


def _open(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, address


def _measure_likeness() -> None:
    text = Article.objects.order_by("pk").values_list("body_text", flat=True)[PIECES // 2]
    words = text.split()
    edited = " ".join("edited" if n % 20 == 0 else word for n, word in enumerate(words))
    assert near_duplicates(edited), "the copy was not found"
    _measure("near-duplicates of a piece", lambda: near_duplicates(edited))
    _measure("the fingerprint of 200 words", lambda: bands(edited))


def _measure_act(editor: User) -> None:
    pieces = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:MANY])
    act = choose(pieces=pieces, by=editor)
    act.verb, act.wish = "retag", {"add": [Topic.objects.values_list("pk", flat=True)[0]]}
    _measure(f"what another topic for {MANY:,} would do", lambda: look_ahead(act), rounds=1)
    begin(act=act, verb=act.verb, wish=act.wish)
    _measure(f"another topic for {MANY:,}", lambda: carry_out(pk=act.pk), rounds=1)
    act.refresh_from_db()
    undoing = choose_to_undo(act=act, by=editor)
    begin(act=undoing, verb=undoing.verb, wish=undoing.wish)
    _measure(f"undoing it for {MANY:,}", lambda: carry_out(pk=undoing.pk), rounds=1)


def _measure(name: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    if rounds > 1:
        work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    sys.stdout.write(f"{name:44}{median(times):>14,.1f}{min(times):>10,.1f}\n")
    sys.stdout.flush()
