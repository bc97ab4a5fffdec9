"""Finding who wants to hear of a comment that readers now see: in a task, so no poster waits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from django.db import connection
from django.utils import timezone
from django_tasks import task

from articles.models import Article
from comments.models import Comment, Subscription
from comments.notices.delivering import deliver_at

READERS_AT_ONCE = 1000
COMMENTS_AT_ONCE = 200  # in one task
MORNING = time(7)  # when the day's replies go out, by the paper's clock

# The next readers of those who want to hear of a comment: confirmed, not its author, and asking
# since before it appeared. One notice a reader, however many subscriptions it answers; the soonest
# and the narrowest stands for the others. A second telling adds nothing, and revives what was
# dropped because the comment was hidden again before its notice went.
SPREAD = """
WITH wanted AS (
    SELECT DISTINCT ON (r.id) r.id AS reader, s.id AS subscription, c.id AS comment, s.pace
    FROM ({readable}) AS c
    JOIN ({standing}) AS s ON s.created_at <= c.appeared_at
    JOIN comments_reader AS r ON r.id = s.reader_id
    LEFT JOIN comments_comment AS above ON above.id = s.comment_id
    WHERE r.confirmed_at IS NOT NULL AND r.id > %s AND r.id IS DISTINCT FROM c.reader_id
        AND (c.reader_id IS NOT NULL OR r.email <> lower(c.email))
        AND (above.id IS NULL OR c.path > above.path AND c.path < above.path || '~')
    ORDER BY r.id, s.pace = 'daily', above.depth DESC NULLS LAST
    LIMIT %s
), told AS (
    INSERT INTO comments_notice (subscription_id, reader_id, comment_id, state, attempts, due_at)
    SELECT subscription, reader, comment, 'waiting', 0, CASE pace WHEN 'daily' THEN %s ELSE %s END
    FROM wanted
    ON CONFLICT (reader_id, comment_id) DO UPDATE
    SET subscription_id = EXCLUDED.subscription_id, state = 'waiting', attempts = 0,
        due_at = EXCLUDED.due_at
    WHERE comments_notice.state = 'dropped'
)
SELECT count(*), max(reader) FROM wanted
"""


def announce(pks: Collection[int]) -> None:
    """Queue the news that these comments can be read now; it leaves with the transaction.

    A comment that was announced before is news to nobody twice. Costs one query, and an insert for
    every 200 comments where somebody has subscribed.
    """
    articles = Comment.objects.filter(pk__in=pks).order_by().values("article_id")
    if not Subscription.objects.standing().filter(article_id__in=articles).exists():
        return
    ordered = sorted(pks)
    for start in range(0, len(ordered), COMMENTS_AT_ONCE):
        spread.enqueue(ordered[start : start + COMMENTS_AT_ONCE])


@task()
def spread(pks: Sequence[int]) -> None:
    """Write a notice for everybody who wants to hear of these comments, and let them be sent.

    By batches of readers, each committed; a task that was cut off begins again and adds the rest.
    """
    now = timezone.now()
    for pk in pks:
        reader: int | None = 0
        while reader is not None:
            reader = _tell_next(pk, reader, now)
    deliver_at(now)
    deliver_at(next_morning(now))


def next_morning(now: datetime) -> datetime:
    """When the replies of the day until now are told together."""
    here = timezone.localtime(now)
    day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, MORNING))


def _tell_next(pk: int, after: int, now: datetime) -> int | None:
    """The last reader of the next batch after ``after``; None where no further one is full."""
    public = Article.objects.published().values("pk")
    comments = Comment.objects.readable().filter(pk=pk, article__in=public)
    # In its article as it is now: a branch may have been moved.
    article = Comment.objects.filter(pk=pk).values("article_id")
    subscriptions = Subscription.objects.standing().filter(article_id__in=article)
    readable, comment_values = comments.order_by().query.sql_with_params()
    standing, standing_values = subscriptions.order_by().query.sql_with_params()
    statement = SPREAD.format(readable=readable, standing=standing)
    values = [*comment_values, *standing_values, after, READERS_AT_ONCE, next_morning(now), now]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        number, last = cursor.fetchone()
    return last if number == READERS_AT_ONCE else None
