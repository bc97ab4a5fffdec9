"""Moving a comment with everything under it to another piece, or under another comment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Article
from comments import moderation
from comments.desk.access import actor_of, moderators
from comments.desk.tools.answering import back, done, load, sent, show
from comments.desk.tools.destination import Destination, find_destination
from comments.desk.tools.forms import MoveForm
from comments.models import Comment
from comments.moderation.preview import Touch, touches_move


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comments a thread has for readers, and how many it will have."""

    article: Article
    before: int
    after: int


@require_http_methods(["GET", "HEAD", "POST"])
@moderators
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """``?to=`` says where; the page then shows what moves, and its form does it."""
    comment = load(pk)
    said = request.GET.get("to", "").strip()[:500]
    to = find_destination(said, comment) if said else Destination()
    form = MoveForm(sent(request), initial={"article": to.article, "parent": to.parent})
    if done(form, partial(moderation.move, comment=comment, actor=actor_of(request))):
        return back(request, comment, _("The branch is moved. Its address stays the same."))
    shown: dict[str, Any] = {"comment": comment, "said": said, "to": to}
    if to.article is not None:
        touch = touches_move(comment, to.article, to.parent)
        shown |= {"touch": touch, "number": touch.below + 1}
        shown |= {"tallies": _tallies(comment, to.article, touch)}
    return show(request, "move", form, **shown)


def _tallies(comment: Comment, there: Article, touch: Touch) -> list[Tally]:
    """Of both threads; none where the branch stays in its own."""
    here = comment.article
    if here.pk == there.pk:
        return []
    now = Comment.objects.tallies([here.pk, there.pk])
    moving = touch.readable
    before = now.get(here.pk, 0), now.get(there.pk, 0)
    return [
        Tally(here, before[0], before[0] - moving),
        Tally(there, before[1], before[1] + moving),
    ]
