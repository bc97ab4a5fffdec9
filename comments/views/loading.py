"""The door to a single comment that readers see."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from comments.models import Comment


def load_comment(pk: int) -> Comment:
    """A visible comment with its article, which may be gone by now: look at ``is_gone``.

    Raises ``Http404`` for what readers don't see. One query.
    """
    rows = Comment.objects.visible().select_related("article")
    comment: Comment = get_object_or_404(rows.defer("body", "body_html", "email"), pk=pk)
    article = comment.article
    if not article.is_gone and not (article.is_public and article.comments_allowed):
        raise Http404("The article of this comment is not public, or shows no comments.")
    return comment
