"""Makes everything anew that search and related pieces stand on, while the site runs.

By stretches of ids, each in a transaction of its own, in which nobody changes the rows that are
read: so nothing that is written meanwhile is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice

from django.db import connection, models, transaction

from articles.likeness import fingerprint_all
from articles.models import Article, ArticleDocument, LexiconWord
from articles.related import relate
from articles.search import index as article_index
from comments import index as comment_index
from comments.models import Comment, CommentDocument

STRETCH = 200  # ids: a transaction of less than a second

Work = Callable[[int, int], None]


def forget_words() -> None:
    """Empty the lexicon; the articles fill it again."""
    LexiconWord.objects.all().delete()


def index_articles(first: int, last: int) -> None:
    stretch = Article.objects.filter(pk__range=(first, last)).order_by("pk")
    with transaction.atomic():
        _keep_still(stretch)
        ArticleDocument.objects.filter(pk__range=(first, last)).delete()
        article_index.add(stretch)


def index_comments(first: int, last: int) -> None:
    stretch = Comment.objects.filter(pk__range=(first, last)).order_by("pk")
    with transaction.atomic():
        _keep_still(stretch)
        CommentDocument.objects.filter(pk__range=(first, last)).delete()
        comment_index.add(stretch)


def relate_articles(first: int, last: int) -> None:
    stretch = Article.objects.announced().filter(pk__range=(first, last))
    for article in stretch.only("pk", "translation_of").order_by("pk"):
        relate(article)


def fingerprint_articles(first: int, last: int) -> None:
    fingerprint_all(Article.objects.filter(pk__range=(first, last)).only("body_text"))


def stretches(model: type[models.Model]) -> list[tuple[int, int]]:
    """All ids of the table, by first and last of each stretch."""
    ends = model._default_manager.aggregate(first=models.Min("pk"), last=models.Max("pk"))
    if ends["first"] is None:
        return []
    starts = range(ends["first"], ends["last"] + 1, STRETCH)
    return [(start, start + STRETCH - 1) for start in starts]


def work_through(work: Work, all_of_it: list[tuple[int, int]], at_once: int) -> Iterator[None]:
    """Every stretch, ``at_once`` of them side by side; yields after each. The database does the
    work, so threads with a connection each are enough."""
    waiting = iter(all_of_it)
    with ThreadPoolExecutor(at_once) as pool:
        running = {pool.submit(_apart, work, *each) for each in islice(waiting, 2 * at_once)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            running |= {pool.submit(_apart, work, *each) for each in islice(waiting, len(done))}
            for each in done:
                yield each.result()


def _apart(work: Work, first: int, last: int) -> None:
    try:
        work(first, last)
    finally:
        connection.close()


def _keep_still(rows: models.QuerySet) -> None:
    """Whoever would change one of these rows waits until the transaction ends."""
    list(rows.select_for_update(no_key=True).values_list("pk"))
