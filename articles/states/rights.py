"""Where a piece stands at the editors' desk, and who may do what to it there: one table."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Review, ScheduledChange
from articles.querysets import ArticleQuerySet


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

# Writers hold the first two of these permissions, editors the third too, chief editors all four
# (archive/roles.py). What readers get is changed by editors; what they have seen is taken from
# them, and given back, by chief editors.
VIEW, WRITE = "view_article", "change_article"
PUBLISH, WITHDRAW = "publish_article", "withdraw_article"

# "read" is the piece's row: what readers have or had, or a draft that was never public. "follow" is
# all that is done beside it: drafts, reviews, what is scheduled, its history.
RIGHTS: dict[str, tuple[Right, ...]] = {
    "read": (Right(PUBLISH, ANY), Right(VIEW, SEEN | GONE), Right(VIEW, UNSEEN, only_own=True)),
    "follow": (Right(PUBLISH, ANY), Right(VIEW, ANY, only_own=True)),
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
    held = _held(user, act)
    if article is None or not held:
        return bool(held)
    return _reaches(_in(held, state_of(article)), user, article)


def acts_of(user: Person, article: Article) -> set[str]:
    """All that this person may do to the piece as it stands now."""
    state = state_of(article)
    return {act for act in RIGHTS if _reaches(_in(_held(user, act), state), user, article)}


def may_ever(user: Person, act: str, article: Article) -> bool:
    """Whether they may do it to this piece when it stands as the act needs."""
    return _reaches(_held(user, act), user, article)


def sees_all(user: Person) -> bool:
    """Whether no piece is hidden from them, in whatever state."""
    return any(right.states == ANY and not right.only_own for right in _held(user, "read"))


def readable(user: Person, among: ArticleQuerySet | None = None) -> ArticleQuerySet:
    """The pieces to which ``may(user, "read", piece)`` says yes: every list of them starts here."""
    pieces = Article.objects.all() if among is None else among
    if sees_all(user):
        return pieces
    return pieces.open_to(_key(user)) if may(user, "read") else pieces.none()


def followed(user: Person, among: ArticleQuerySet | None = None) -> ArticleQuerySet:
    """The same for "follow": pieces of which they may know what is done beside the row."""
    pieces = Article.objects.all() if among is None else among
    if sees_all(user):
        return pieces
    return pieces.of(_key(user)) if may(user, "follow") else pieces.none()


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


def _held(user: Person, act: str) -> list[Right]:
    if not isinstance(user, User) or not user.is_active:
        return []
    return [right for right in RIGHTS[act] if user.has_perm(f"articles.{right.permission}")]


def _in(held: list[Right], state: State) -> list[Right]:
    return [right for right in held if state in right.states]


def _reaches(held: list[Right], user: Person, article: Article) -> bool:
    """Whether one of them is for any piece, or for their own and this is."""
    if not all(right.only_own for right in held):
        return True
    return bool(held) and isinstance(user, User) and is_own(user, article)


def _key(user: Person) -> int:
    return getattr(user, "pk", None) or 0
