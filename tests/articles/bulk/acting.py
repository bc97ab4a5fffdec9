"""Acts of many pieces, as the pages begin them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from articles.bulk import begin, carry_out, choose, choose_to_undo
from articles.models import Article, BulkAct
from tests.articles.admin.people import make_staff


def eva() -> User:
    return User.objects.filter(username="eva").first() or make_staff("eva", "Editors")


def do(verb: str, pieces: Sequence[Article], **wish: Any) -> BulkAct:
    """Choose, begin and carry out; the act as it stands then."""
    act = choose(pieces=[piece.pk for piece in pieces], by=eva())
    begin(act=act, verb=verb, wish=wish)
    return done(act)


def undo(act: BulkAct) -> BulkAct:
    undoing = choose_to_undo(act=act, by=eva())
    begin(act=undoing, verb=undoing.verb, wish=undoing.wish)
    return done(undoing)


def done(act: BulkAct) -> BulkAct:
    carry_out(pk=act.pk)
    act.refresh_from_db()
    return act


def retag(
    pieces: Sequence[Article], *, add: Sequence[Any] = (), remove: Sequence[Any] = (), only=False
):
    wish = {"add": [each.pk for each in add], "remove": [each.pk for each in remove], "only": only}
    return do("retag", pieces, **wish)


def topics_of(article: Article) -> list[str]:
    return sorted(article.topics.values_list("name", flat=True))
