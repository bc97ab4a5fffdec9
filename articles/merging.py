"""Making one name of two: topics and authors that turn out to be the same, and new slugs.

Whatever address a name ever had leads to where it stands now, in one step.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.activity import record
from articles.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Collection,
    Publication,
    Topic,
    TopicAlias,
)
from articles.search.refiling import refile

Follower = Callable[[Topic, Topic], None]

_followers: list[Follower] = []


class MergeRefused(Exception):
    """Nothing was changed; the message says why."""


def register_follower(follow: Follower) -> None:
    """Called once by an app that keeps something under topics: ``follow(keep, gone)`` takes it
    along, in the transaction of the merge."""
    if follow not in _followers:
        _followers.append(follow)


@transaction.atomic
def merge_topics(*, keep: Topic, gone: Topic, by: User | None = None) -> int:
    """File the pieces of ``gone`` under ``keep``, and let its addresses lead there.

    Gives the number of its pieces. Raises ``MergeRefused`` for a topic and itself.
    """
    _refuse_itself(keep, gone)
    for follow in _followers:
        follow(keep, gone)
    _lock_pieces(gone)
    _record(keep, gone, by)
    filed = Topic.articles.through.objects
    already = filed.filter(topic=keep, article=OuterRef("article"))
    moved = filed.filter(topic=gone).exclude(Exists(already)).update(topic=keep)
    doubled, _ = filed.filter(topic=gone).delete()
    refile(keep=keep, gone=gone)
    gone.aliases.update(topic=keep)
    gone.delete()
    TopicAlias.objects.create(topic=keep, slug=gone.slug)
    return moved + doubled


@transaction.atomic
def merge_authors(*, keep: Author, gone: Author, by: User | None = None) -> int:
    """Give the bylines of ``gone`` to ``keep``, who has its names and addresses from now on.

    Every piece goes on printing the name that it was signed with. Gives the number of bylines.
    Raises ``MergeRefused`` for an author and themselves.
    """
    _refuse_itself(keep, gone)
    _lock_pieces(gone)
    _record(keep, gone, by)
    if gone.name != keep.name:
        gone.bylines.filter(as_printed="").update(as_printed=gone.name)
    same = Byline.objects.filter(author=keep, article=OuterRef("article"), role=OuterRef("role"))
    moved = gone.bylines.exclude(Exists(same)).update(author=keep)
    doubled, _ = gone.bylines.all().delete()
    refile(keep=keep, gone=gone)
    gone.aliases.update(author=keep)
    gone.delete()
    if keep.login_id is None and gone.login_id is not None:
        keep.login_id = gone.login_id
        keep.save(update_fields=["login"])
    AuthorAlias.objects.create(author=keep, name=gone.name, slug=gone.slug)
    return moved + doubled


@transaction.atomic
def keep_former_address(*, name: Topic | Author | Publication | Collection, former: str) -> bool:
    """After a slug was changed: its former address leads to the name. False if it is the same."""
    name.aliases.filter(slug=name.slug).delete()
    if not former or former == name.slug:
        return False
    name.aliases.get_or_create(slug=former)
    return True


def _refuse_itself(keep: Topic | Author, gone: Topic | Author) -> None:
    if keep.pk == gone.pk:
        raise MergeRefused("It cannot be merged into itself.")


def _record(keep: Topic | Author, gone: Topic | Author, by: User | None) -> None:
    """Of both, for whoever looks either up."""
    merged = record(by=by, verb="merged", obj=keep, after={"gone": gone.name, "slug": gone.slug})
    record(by=by, verb="merged_away", obj=gone, after={"keep": keep.name}, act=merged.act)


def _lock_pieces(name: Topic | Author) -> None:
    """Before what they are filed under, as whoever writes a piece does: in another order the two
    could wait for one another."""
    pieces = Article.objects.filter(pk__in=name.articles.order_by().values("pk")).order_by("pk")
    list(pieces.select_for_update(no_key=True).values_list("pk", flat=True))
