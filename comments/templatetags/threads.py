"""What article pages show of comments, without ``articles`` knowing that there are any."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from archive.lib.markup import render_jinja
from articles.models import Article
from comments.models import Comment
from comments.thread import ThreadPage, load_page

register = template.Library()


@register.simple_tag
def tally_comments(articles: Iterable[Article]) -> str:
    """Give every article of a listing its ``comment_tally``, in one query for all of them."""
    rows: list[Any] = list(articles)  # the attribute is this tag's; the model knows nothing of it
    tallies = Comment.objects.tallies([article.pk for article in rows if article.comments_allowed])
    for article in rows:
        article.comment_tally = tallies.get(article.pk, 0)
    return ""


@register.simple_tag
def thread_of(article: Article) -> ThreadPage:
    """The first page of the article's thread."""
    return load_page(article)


@register.simple_tag
def show_thread(article: Article, thread: ThreadPage) -> SafeString:
    """The comments of a page as nested lists. Jinja2, for it is the hot loop."""
    return render_jinja("comments/thread.jinja", {"article": article, "thread": thread})
