"""Making one name of two: topics, authors and sources that are the same, and new slugs.

Whatever address a name ever had leads to where it stands now, in one step.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.activity import record
from articles.drafts.renaming import drafts_naming, rename_in_drafts
from articles.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Collection,
    Publication,
    PublicationAlias,
    Topic,
    TopicAlias,
)
from articles.record.freezing import in_words
from articles.record.reissuing import reissue
from articles.search.refiling import refile, refile_pieces

Name = Topic | Author | Publication
NAMED_ONCE = _("Two of its names are one author’s.")
RENAMED = _("Its source is called “%(name)s” now.")

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
    rename_in_drafts(keep=keep, gone=gone)
    moved = filed.filter(topic=gone).exclude(Exists(already)).update(topic=keep)
    doubled, _rows = filed.filter(topic=gone).delete()
    refile(keep=keep, gone=gone)
    gone.aliases.update(topic=keep)
    gone.delete()
    TopicAlias.objects.create(topic=keep, slug=gone.slug)
    return moved + doubled


@transaction.atomic
def merge_authors(*, keep: Author, gone: Author, by: User | None = None) -> int:
    """Give the bylines of ``gone`` to ``keep``, who has its names and addresses from now on.

    Every piece goes on printing the name that it was signed with; one that both signed in the same
    role prints one of the two, and gets an edition that says so. Gives the number of bylines.
    Raises ``MergeRefused`` for an author and themselves.
    """
    _refuse_itself(keep, gone)
    _lock_pieces(gone)
    _record(keep, gone, by)
    rename_in_drafts(keep=keep, gone=gone)
    pieces = _keys_of(gone)
    if gone.name != keep.name:
        gone.bylines.filter(as_printed="").update(as_printed=gone.name)
    same = Byline.objects.filter(author=keep, article=OuterRef("article"), role=OuterRef("role"))
    moved = gone.bylines.exclude(Exists(same)).update(author=keep)
    doubled, _rows = gone.bylines.all().delete()
    refile(keep=keep, gone=gone)
    gone.aliases.update(author=keep)
    gone.delete()
    if keep.login_id is None and gone.login_id is not None:
        keep.login_id = gone.login_id
        keep.save(update_fields=["login"])
    AuthorAlias.objects.create(author=keep, name=gone.name, slug=gone.slug)
    reissue(of=keep, pieces=pieces, note=in_words(NAMED_ONCE), by=by)
    return moved + doubled


@transaction.atomic
def merge_publications(*, keep: Publication, gone: Publication, by: User | None = None) -> int:
    """Let the pieces of ``gone`` name ``keep`` as their source, whose address it shares now.

    Readers see the source, so each public piece gets an edition, at once or by the queue of tasks.
    Gives the number of pieces. Raises ``MergeRefused`` for a publication and itself.
    """
    _refuse_itself(keep, gone)
    _lock_pieces(gone)
    _record(keep, gone, by)
    rename_in_drafts(keep=keep, gone=gone)
    pieces = _keys_of(gone)
    gone.articles.update(publication=keep)
    refile_pieces(pieces)
    gone.aliases.update(publication=keep)
    gone.delete()
    PublicationAlias.objects.create(publication=keep, name=gone.name, slug=gone.slug)
    if gone.is_house and not keep.is_house:
        keep.is_house = True
        keep.save(update_fields=["is_house"])
    reissue(of=keep, pieces=pieces, note=in_words(RENAMED) % {"name": keep.name}, by=by)
    return len(pieces)


@transaction.atomic
def keep_former_address(*, name: Topic | Author | Publication | Collection, former: str) -> bool:
    """After a slug was changed: its former address leads to the name. False if it is the same."""
    name.aliases.filter(slug=name.slug).delete()
    if not former or former == name.slug:
        return False
    name.aliases.get_or_create(slug=former)
    return True


def _refuse_itself(keep: Name, gone: Name) -> None:
    if keep.pk == gone.pk:
        raise MergeRefused("It cannot be merged into itself.")


def _keys_of(name: Author | Publication) -> list[int]:
    return list(name.articles.order_by("pk").values_list("pk", flat=True).distinct())


def _record(keep: Name, gone: Name, by: User | None) -> None:
    """Of both, for whoever looks either up."""
    merged = record(by=by, verb="merged", obj=keep, after={"gone": gone.name, "slug": gone.slug})
    record(by=by, verb="merged_away", obj=gone, after={"keep": keep.name}, act=merged.act)


def _lock_pieces(name: Name) -> None:
    """Before what they are filed under, as whoever writes a piece does: in another order the two
    could wait for one another."""
    filed = Q(pk__in=name.articles.order_by().values("pk"))
    drafted = Q(pk__in=drafts_naming(name).order_by().values("article"))
    pieces = Article.objects.filter(filed | drafted).order_by("pk")
    list(pieces.select_for_update(no_key=True).values_list("pk", flat=True))
