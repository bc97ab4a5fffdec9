"""Wanting an e-mail about replies, and wanting no more of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core import signing
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import get_language

from articles.models import Article
from comments.models import Comment, Notice, Reader, Subscription
from comments.querysets import SubscriptionQuerySet

SALT = "comments.notices.unsubscribe"
Pace = Subscription.Pace


def subscribe(
    *,
    reader: Reader,
    article: Article,
    comment: Comment | None = None,
    pace: str = Pace.IMMEDIATE,
) -> Subscription:
    """Tell the reader of every reply under the comment, or of everything new in the thread.

    What they have asked for already stays one subscription, with the pace and the language of the
    last time. Nothing is sent before their address is confirmed.
    """
    subscription: Subscription
    subscription, _ = Subscription.objects.standing().update_or_create(
        reader=reader,
        article=article,
        comment=comment,
        defaults={"pace": Pace(pace), "language": get_language() or ""},
    )
    return subscription


def change_pace(subscription: Subscription, pace: str) -> None:
    """From the next comment on; what waits to be sent goes when it was to go."""
    subscription.pace = Pace(pace)
    subscription.save(update_fields=["pace"])


@transaction.atomic
def widen(subscription: Subscription) -> Subscription:
    """From replies to a comment to everything new in its thread."""
    if subscription.comment_id is None or subscription.ended_at is not None:
        return subscription
    end([subscription])
    return subscribe(
        reader=subscription.reader, article=subscription.article, pace=subscription.pace
    )


def end(subscriptions: Iterable[Subscription]) -> None:
    """Send nothing more for them, nor what waits to be sent. Ending twice changes nothing."""
    pks = [subscription.pk for subscription in subscriptions]
    with transaction.atomic():
        Subscription.objects.standing().filter(pk__in=pks).update(ended_at=Now())
        Notice.objects.waiting().filter(subscription__in=pks).update(state=Notice.State.DROPPED)


def unsubscribing_token(subscriptions: Iterable[Subscription]) -> str:
    """What stands in the address that ends them: it holds as long as the e-mail it stands in."""
    pks = sorted({subscription.pk for subscription in subscriptions})
    return signing.Signer(salt=SALT).sign(".".join(map(str, pks)))


def subscriptions_of(token: str) -> SubscriptionQuerySet | None:
    """What the address ends, ended or not; none of a reader about whom everything was removed.

    None for a token that nobody was sent.
    """
    try:
        pks = signing.Signer(salt=SALT).unsign(token).split(".")
    except signing.BadSignature:
        return None
    found: SubscriptionQuerySet = Subscription.objects.filter(pk__in=map(int, pks))
    return found.select_related("article", "comment").order_by("id")
