"""Where a piece stands at the editors' desk, and who may do what to it there: one table."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Review, ScheduledChange


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Right(NamedTuple):
    """Who holds the permission may do it to pieces in these states: to any, or to their own."""

    permission: str
    states: frozenset[State]
    only_own: bool = False


AT_WORK = frozenset({State.DRAFT, State.REVIEW})
UNSEEN = AT_WORK | {State.SCHEDULED}
SEEN = frozenset({State.PUBLISHED})
GONE = frozenset({State.WITHDRAWN})
ANY = UNSEEN | SEEN | GONE

# Writers hold the first of these permissions, editors the second too, chief editors all three
# (archive/roles.py). What readers get is changed by editors; what they have seen is taken from
# them, and given back, by chief editors.
WRITE, PUBLISH, WITHDRAW = "change_article", "publish_article", "withdraw_article"

RIGHTS: dict[str, tuple[Right, ...]] = {
    "write": (Right(PUBLISH, ANY), Right(WRITE, UNSEEN | SEEN, only_own=True)),
    "ask_review": (Right(PUBLISH, UNSEEN | SEEN), Right(WRITE, UNSEEN | SEEN, only_own=True)),
    "review": (Right(PUBLISH, UNSEEN | SEEN),),
    "publish": (Right(PUBLISH, UNSEEN | SEEN),),
    "schedule": (Right(PUBLISH, UNSEEN | SEEN),),
    "correct": (Right(PUBLISH, SEEN),),
    "take_back": (Right(PUBLISH, frozenset({State.SCHEDULED})), Right(WITHDRAW, SEEN)),
    "withdraw": (Right(WITHDRAW, SEEN),),
    "restore": (Right(WITHDRAW, GONE),),
    "seal": (Right("seal_edition", ANY),),
    "delete": (Right("delete_article", AT_WORK),),
    "curate": (Right(PUBLISH, ANY),),
}


Person = AbstractBaseUser | AnonymousUser | None


def may(user: Person, act: str, article: Article | None = None) -> bool:
    """Whether this person may do it to the piece as it stands now; without one, to any at all.

    Asks the database for the state of what readers don't have, and for a writer's bylines.
    """
    held = _rights(user, act, article)
    if article is None or not held:
        return bool(held)
    state = state_of(article)
    return any(state in right.states for right in held)


def acts_of(user: Person, article: Article) -> set[str]:
    """All that this person may do to the piece as it stands now."""
    state = state_of(article)
    return {
        act for act in RIGHTS if any(state in each.states for each in _rights(user, act, article))
    }


def may_ever(user: Person, act: str, article: Article) -> bool:
    """Whether they may do it to this piece when it stands as the act needs."""
    return bool(_rights(user, act, article))


def state_of(article: Article) -> State:
    """Derived from what is stored; one or two small queries for a piece that is no more public
    than a draft, none for any other."""
    if article.status == Article.Status.WITHDRAWN:
        return State.WITHDRAWN
    if article.status == Article.Status.PUBLISHED:
        return State.PUBLISHED if article.is_public else State.SCHEDULED
    if article.pk is None:
        return State.DRAFT
    if ScheduledChange.objects.filter(article=article, state="waiting").exists():
        return State.SCHEDULED
    is_asked = Review.objects.filter(article=article, verdict=Review.Verdict.OPEN).exists()
    return State.REVIEW if is_asked else State.DRAFT


def is_own(user: User, article: Article) -> bool:
    """Whether they began the piece or sign it."""
    if article.pk is None or article.begun_by_id == user.pk:
        return True
    return article.bylines.filter(author__login=user).exists()


def _rights(user: Person, act: str, article: Article | None) -> list[Right]:
    if not isinstance(user, User) or not user.is_active:
        return []
    held = [right for right in RIGHTS[act] if user.has_perm(f"articles.{right.permission}")]
    if article is None or not all(right.only_own for right in held):
        return held
    return held if is_own(user, article) else []
