"""The doors to what readers see of threads. No other module filters on status or visibility."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Lower, Now
from django.db.models.lookups import Exact, IsNull

from comments.labels import BRANCH_END

# Readers don't see a comment of these, nor anything under it.
HIDING = ("held", "spam", "withdrawn")
MOVES_TOLD = 1000  # branches moved to a thread that its record tells of


class CommentQuerySet(models.QuerySet):
    def visible(self) -> CommentQuerySet:
        """What readers see in its place: published comments, and tombstones of removed ones."""
        return self.filter(visible=True)

    def readable(self) -> CommentQuerySet:
        """Visible comments that can be read: tombstones are not counted among the comments."""
        return self.visible().filter(status="published")

    def held(self) -> CommentQuerySet:
        """The moderators' queue, oldest first."""
        return self.filter(status="held").order_by("id")

    def with_status(self, status: str) -> CommentQuerySet:
        """For the desk alone: those that are held, removed, spam …"""
        return self.filter(status=status)

    def removed_by_moderators(self) -> CommentQuerySet:
        """Tombstones that moderators made, not authors or the site a thread came from."""
        return self.filter(status="removed", removed_by__in=("moderator", "head"))

    def rejected(self) -> CommentQuerySet:
        """Comments that moderators didn't let stand."""
        removed = Q(status="removed", removed_by__in=("moderator", "head"))
        return self.filter(removed | Q(status="spam"))

    def not_taken_back(self) -> CommentQuerySet:
        """All but those that their own authors removed."""
        removed = Q(status="removed", removed_by="author")
        return self.exclude(removed | Q(status="withdrawn"))

    def hiding(self) -> CommentQuerySet:
        """Comments that readers don't see and under which nothing is shown."""
        return self.filter(status__in=HIDING)

    def written_by(self, reader_id: int, email: str) -> CommentQuerySet:
        """What is a reader's own: confirmed, or under their address and nobody else's.

        Only for whoever has shown that the address is theirs. Imported comments are found by it.
        """
        addressed = Q(email_lower=email, reader__isnull=True)
        return self.alias(email_lower=Lower("email")).filter(Q(reader=reader_id) | addressed)

    def in_branch(self, article_id: int, path: str) -> CommentQuerySet:
        """The comment at ``path`` with everything under it: one range of the index."""
        return self.filter(article_id=article_id, path__gte=path, path__lt=path + BRANCH_END)

    def in_order(self) -> CommentQuerySet:
        return self.order_by("path")

    def newest_first(self) -> CommentQuerySet:
        """As they came in. Pages by key as listings do; a comment's own id is the whole key."""
        return self.annotate(published_at=F("created_at")).order_by("-id")

    def older_than(self, published_at: datetime, pk: int, precision: str = "") -> CommentQuerySet:
        return self.filter(id__lt=pk)

    def newer_than(self, published_at: datetime, pk: int, precision: str = "") -> CommentQuerySet:
        return self.filter(id__gt=pk)

    def tallies(self, article_ids: list[int]) -> dict[int, int]:
        """Article id to number of readable comments, read from the index in one query."""
        rows = self.readable().filter(article_id__in=article_ids).order_by().values("article_id")
        return {row["article_id"]: row["n"] for row in rows.annotate(n=Count("*"))}


class ModerationEventQuerySet(models.QuerySet):
    """The record. Pages by key as listings do; an event's own id is the whole key."""

    def acts(self) -> ModerationEventQuerySet:
        """What somebody did, without the automatic verdicts about new comments."""
        return self.exclude(verb__in=["screen", "refuse"])

    def verdicts(self) -> ModerationEventQuerySet:
        """What the screening decided about new comments."""
        return self.filter(verb__in=["screen", "refuse"])

    def for_moderators(self) -> ModerationEventQuerySet:
        """Acts on comments, threads and branches; the rest is the head moderators' half."""
        return self.acts().filter(article__isnull=False).exclude(verb__in=["ban", "lift"])

    def for_readers(self) -> ModerationEventQuerySet:
        """What moderators and rules did to what readers can see: no bans, and nothing that an
        author did; nothing of pieces that are not public."""
        shown = ("approve", "hold", "remove", "spam", "redact", "edit", "move")
        told = Q(verb__in=[*shown, "close", "reopen", "rule", "undo"])
        of_bans = Q(before__has_key="ban") | Q(after__has_key="ban")
        is_public = Q(article__status="published", article__published_at__lte=Now())
        return self.filter(told, Q(article__isnull=True) | is_public).exclude(
            Q(verb="undo") & of_bans
        )

    def about(self, article_id: int) -> ModerationEventQuerySet:
        """What was done in the thread, and branches that were moved to it: the latest thousand.

        One query at once, for those: where there are none, the thread's own index gives its pages.
        """
        target = Cast(KeyTextTransform("article", "after"), models.BigIntegerField())
        moves = self.model._default_manager.filter(Exact(target, article_id), verb="move")
        moved = list(moves.order_by("-id").values_list("pk", flat=True)[:MOVES_TOLD])
        own = Q(article=article_id)
        return self.filter(own | Q(pk__in=moved) if moved else own)

    def folded(self, *, in_article: bool = False) -> ModerationEventQuerySet:
        """Of each act the last row alone, for each thing done in it; in each article apart.

        Most rows of an act stand side by side: the next one is looked at first, which is near, and
        the act is looked through for those alone that another act follows.
        """
        same = ("act", "verb", "article") if in_article else ("act", "verb")
        rows = self.model._default_manager.filter(**{name: OuterRef(name) for name in same})
        # Not EXISTS, which PostgreSQL would answer from a hash of the whole record.
        next_one = Subquery(rows.filter(id=OuterRef("id") + 1).order_by().values("id")[:1])
        later = Exists(rows.filter(id__gt=OuterRef("id")))
        return self.filter(Case(When(IsNull(next_one, False), then=Value(False)), default=~later))

    def newest_first(self) -> ModerationEventQuerySet:
        return self.annotate(published_at=F("at")).order_by("-id")

    def older_than(
        self, published_at: datetime, pk: int, precision: str = ""
    ) -> ModerationEventQuerySet:
        return self.filter(id__lt=pk)

    def newer_than(
        self, published_at: datetime, pk: int, precision: str = ""
    ) -> ModerationEventQuerySet:
        return self.filter(id__gt=pk)


class ClosureQuerySet(models.QuerySet):
    def of_many(self) -> ClosureQuerySet:
        """Of the whole site, or of topics."""
        return self.filter(article__isnull=True)

    def standing(self) -> ClosureQuerySet:
        """Decisions that nobody took back and that have not run out; some hold only later."""
        return self.filter(reopened_at__isnull=True).filter(
            Q(until__isnull=True) | Q(until__gt=Now())
        )

    def in_force(self) -> ClosureQuerySet:
        """Closures that hold at this moment: begun, not reopened, not run out."""
        begun = Q(closed_at__isnull=True) | Q(closed_at__lte=Now())
        return self.standing().filter(begun, kind="closed")


class ClosingRuleQuerySet(models.QuerySet):
    def in_force(self) -> ClosingRuleQuerySet:
        """Rules that nobody ended."""
        return self.filter(ended_at__isnull=True)

    def over(self, article_id: int) -> ClosingRuleQuerySet:
        """Those of the whole site and of the article's topics."""
        return self.filter(Q(topic__isnull=True) | Q(topic__articles=article_id))


class BanQuerySet(models.QuerySet):
    def in_force(self) -> BanQuerySet:
        """Bans that hold at this moment: not lifted, not run out."""
        return self.filter(lifted_at__isnull=True).filter(
            Q(until__isnull=True) | Q(until__gt=Now())
        )

    def former(self) -> BanQuerySet:
        """Bans that were lifted or ran out."""
        return self.filter(Q(lifted_at__isnull=False) | Q(until__lte=Now()))

    def newest_first(self) -> BanQuerySet:
        """Pages by key as listings do; a ban's own id is the whole key."""
        return self.annotate(published_at=F("made_at")).order_by("-id")

    def older_than(self, published_at: datetime, pk: int, precision: str = "") -> BanQuerySet:
        return self.filter(id__lt=pk)

    def newer_than(self, published_at: datetime, pk: int, precision: str = "") -> BanQuerySet:
        return self.filter(id__gt=pk)


class SubscriptionQuerySet(models.QuerySet):
    def standing(self) -> SubscriptionQuerySet:
        """Those that nobody ended."""
        return self.filter(ended_at__isnull=True)


class NoticeQuerySet(models.QuerySet):
    def waiting(self) -> NoticeQuerySet:
        """Those that were not sent yet, whether or not their time has come."""
        return self.filter(state="waiting")

    def due(self) -> NoticeQuerySet:
        return self.waiting().filter(due_at__lte=Now())


class OriginQuerySet(models.QuerySet):
    def refused(self) -> OriginQuerySet:
        return self.filter(outcome="refused")


class ReportQuerySet(models.QuerySet):
    def open(self) -> ReportQuerySet:
        """Those that no moderator has decided about."""
        return self.filter(settled_at__isnull=True)
