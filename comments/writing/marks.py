"""Who speaks for the paper. A mark follows from a login alone: no name or form gives it."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User

from articles.models import Article, Byline
from comments.models import Comment

Mark = Comment.Mark


def mark_of(user: User | AnonymousUser, article: Article) -> str:
    """What stands beside the name of this person's comments on the piece, or ''.

    Whoever wrote the piece answers as its author, also where they moderate. Two small queries.
    """
    if not user.is_authenticated:
        return ""
    if article.bylines.filter(role=Byline.Role.BY, author__login=user).exists():
        return Mark.AUTHOR
    return Mark.MODERATOR if may_moderate(user) else ""


def may_moderate(user: User | AnonymousUser) -> bool:
    return user.has_perm("comments.moderate_comment")
