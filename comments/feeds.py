"""Feeds of a thread and of any branch of it: its newest comments, each with what it answers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive.lib.addresses import full_address
from archive.lib.caching import public_page
from articles.converters import KnownDate
from articles.feeds.answering import list_feed
from articles.feeds.entries import Answered, Entry, Person, article_tag, tag
from articles.models import Article
from articles.views.article import load_article
from comments.models import Comment

# What an entry is made of; the comments' sources and addresses stay in the database.
FED = (
    *("body_html", "author_name", "posted_at", "created_at", "edited_at"),
    *("article_id", "parent_id"),
    *(f"article__{name}" for name in ("title", "slug", "created_at", "published_at", "language")),
    *("article__published_on", "article__published_precision"),
    "parent__created_at",
)


@require_safe
@public_page
def thread(request: HttpRequest, day: KnownDate, slug: str, form: str) -> HttpResponse:
    """The newest comments on a piece; empty while nobody has written."""
    article = load_article(day, slug)
    if not article.comments_allowed:
        raise Http404("This piece has no thread.")
    title = gettext("Comments on “%(title)s”") % {"title": article.title}
    rows = Comment.objects.readable().filter(article_id=article.pk)
    return _list(request, form, rows, title=title, page=f"{article.get_absolute_url()}#comments")


@require_safe
@public_page
def branch(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A comment and everything under it, the newest first."""
    comments = Comment.objects.visible().select_related("article")
    opening = get_object_or_404(comments.defer("body", "body_html"), pk=pk)
    article: Article = opening.article
    if not (article.is_public and article.comments_allowed):
        raise Http404("The article of this comment is not public, or shows no comments.")
    is_removed = opening.status == Comment.Status.REMOVED
    names = {"name": opening.printed_name, "title": article.title}
    title = (
        gettext("Replies on “%(title)s”")
        if is_removed
        else gettext("Replies to %(name)s on “%(title)s”")
    )
    rows = Comment.objects.readable().in_branch(article.pk, opening.path)
    return _list(request, form, rows, title=title % names, page=opening.get_absolute_url())


def _list(request: HttpRequest, form: str, rows: Any, *, title: str, page: str) -> HttpResponse:
    rows = rows.newest_first().select_related("article", "parent").only(*FED)
    return list_feed(request, form, rows, title=title, page=page, entry=_entry, may_be_empty=True)


def _entry(comment: Comment) -> Entry:
    names = {"name": comment.printed_name, "title": comment.article.title}
    when = comment.posted_at or comment.created_at
    return Entry(
        id=_comment_tag(comment),
        address=_address(comment.pk),
        title=gettext("%(name)s on “%(title)s”") % names,
        published=when,
        updated=max(when, comment.edited_at or when),
        html=comment.body_html,
        authors=[Person(comment.printed_name)],
        answers=_answered(comment),
    )


def _answered(comment: Comment) -> Answered:
    """Another comment, or the piece itself."""
    if comment.parent is None:
        return Answered(article_tag(comment.article), full_address(comment.article.address))
    return Answered(_comment_tag(comment.parent), _address(comment.parent.pk))


def _comment_tag(comment: Comment) -> str:
    return tag("comment", comment.pk, comment.created_at)


def _address(pk: int) -> str:
    return full_address(f"/comments/{pk}/")
