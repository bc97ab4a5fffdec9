"""Adding comments to a thread, one at a time. Whole threads come in through ``importing``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext

from archive.lib.markup import render_comment
from articles.models import Article
from comments.index import index
from comments.labels import MAX_DEPTH
from comments.locks import share_piece, share_thread
from comments.models import Comment, Reader
from comments.standing import Standing, refuse_unless_open
from comments.writing.refusal import PostingRefused

__all__ = ["PostingRefused", "post"]

# One statement, so that a reply can't see its parent half moved: the path is the parent's and
# the reply's own label, visible only where the parent is.
INSERT = """
INSERT INTO comments_comment (id, article_id, parent_id, path, depth, author_name, email, website,
    body, body_html, status, visible, appeared_at, posted_at, reader_id, posted_by_id, mark,
    reasons, submission, edition_number, edited_by, removed_by, removal_reason, import_key)
SELECT n, %(article)s, parent.id, coalesce(parent.path, '') || comment_label(n),
    coalesce(parent.depth + 1, 0), %(name)s, %(email)s, %(website)s, %(body)s, %(html)s, %(status)s,
    shown, CASE WHEN shown THEN clock_timestamp() END, %(posted_at)s, %(reader)s, %(posted_by)s,
    %(mark)s, %(reasons)s, %(submission)s, %(edition)s, '', '', '', ''
FROM nextval(pg_get_serial_sequence('comments_comment', 'id')) AS n
LEFT JOIN comments_comment AS parent ON parent.id = %(parent)s
CROSS JOIN LATERAL (SELECT %(status)s = 'published' AND coalesce(parent.visible, true)) AS s (shown)
RETURNING id
"""


@transaction.atomic
def post(
    *,
    article: Article,
    parent: Comment | None = None,
    author_name: str,
    body: str,
    email: str = "",
    website: str = "",
    status: str = Comment.Status.PUBLISHED,
    posted_at: datetime | None = None,
    reader: Reader | None = None,
    posted_by: User | None = None,
    mark: str = "",
    reasons: Sequence[str] = (),
    submission: UUID | None = None,
    has_last_word: bool = False,
) -> Comment:
    """Add a comment under ``parent``, or at the end of the thread.

    ``has_last_word`` lets moderators write where everything is closed. ``submission`` is the form's
    own number: the database refuses the same one twice.

    Raises ``PostingRefused`` where the comment is empty, the thread or the branch is closed or its
    piece taken from readers, the parent is not in this thread or lies too deep, and
    ``MarkupRefused`` for a text over the limit. One insert, three locks, four small reads, and
    three statements for search; replies to one parent don't wait for one another.
    """
    html = render_comment(body).html
    if not html:
        raise PostingRefused(gettext("The comment is empty: write something first."))
    share_thread(article.pk)
    if parent is not None:
        parent = Comment.objects.only("article_id", "path", "depth").get(pk=parent.pk)
    if not has_last_word:
        _refuse_gone(article)
        refuse_unless_open(article, parent)
    _refuse_misplaced(article, parent)
    values = {
        "article": article.pk,
        "parent": parent.pk if parent else None,
        "name": author_name,
        "email": email,
        "website": website,
        "body": body,
        "html": html,
        "status": status,
        "posted_at": posted_at or timezone.now(),
        "reader": reader.pk if reader else None,
        "posted_by": posted_by.pk if posted_by else None,
        "mark": mark,
        "reasons": list(reasons),
        "submission": submission,
        "edition": article.edition_number,
    }
    with connection.cursor() as cursor:
        cursor.execute(INSERT, values)
        (pk,) = cursor.fetchone()
    index([pk], are_new=True)
    return Comment.objects.get(pk=pk)


def _refuse_gone(article: Article) -> None:
    """A piece may be withdrawn after its page was read; nobody withdraws it from here on."""
    share_piece(article.pk)
    if not Article.objects.published().filter(pk=article.pk).exists():
        raise PostingRefused(Standing("closed").sentence)


def _refuse_misplaced(article: Article, parent: Comment | None) -> None:
    if parent is not None and parent.article_id != article.pk:
        raise PostingRefused(gettext("The comment you answer belongs to another article."))
    if parent is not None and parent.depth >= MAX_DEPTH:
        raise PostingRefused(
            gettext("This branch is too deep for another reply. Answer a comment above.")
        )
