"""What article pages show of comments, without ``articles`` knowing that there are any."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from archive.lib.addresses import full_address
from archive.lib.markup import excerpt, plain_text, render_jinja
from articles.models import Article
from comments.models import Comment
from comments.thread import Item, ThreadPage, load_page
from comments.thread.listing import Listing

DESCRIBED = 3  # comments that search engines are shown apart from the page
SAID = 160  # characters of each

register = template.Library()


@register.simple_tag
def tally_comments(articles: Iterable[Article]) -> str:
    """Give every article of a listing its ``comment_tally``, in one query for all of them."""
    rows: list[Any] = list(articles)  # the attribute is this tag's; the model knows nothing of it
    tallies = Comment.objects.tallies([article.pk for article in rows if article.comments_allowed])
    for article in rows:
        article.comment_tally = tallies.get(article.pk, 0)
    return ""


@register.simple_tag(takes_context=True)
def thread_of(context: Context, article: Article) -> ThreadPage:
    """The first page of the article's thread; loaded once, for a page's head and its foot.

    ``?since=`` in the page's address marks what is new.
    """
    kept: Any = article  # the attribute is this tag's
    if not hasattr(kept, "first_thread_page"):
        since = context["request"].GET.get("since", "")
        kept.first_thread_page = load_page(article, since=since)
    page: ThreadPage = kept.first_thread_page
    return page


@register.simple_tag
def first_comments(article: Article, thread: ThreadPage) -> list[dict[str, Any]]:
    """The first few as schema.org's Comment; none where the page is long enough without them."""
    if thread.is_long:
        return []
    readable = [item for item in thread.items if not item.is_removed]
    address = full_address(article.address)
    return [_comment_data(item, address) for item in readable[:DESCRIBED]]


def _comment_data(item: Item, address: str) -> dict[str, Any]:
    said = {
        "@type": "Comment",
        "url": f"{address}#comment-{item.comment.pk}",
        "author": {"@type": "Person", "name": item.name},
        "text": excerpt(plain_text(item.comment.body_html), SAID),
    }
    return said | ({"dateCreated": item.day} if item.day else {})


@register.simple_tag(takes_context=True)
def show_thread(context: Context, article: Article, thread: Listing) -> SafeString:
    """The comments of a page as nested lists. Jinja2, for it is the hot loop.

    The form's address, which stands two hundred times in a page, is told from the page's own.
    """
    writing = f"{article.get_absolute_url()}comments/new/".removeprefix(context["request"].path)
    return render_jinja("comments/thread.jinja", {"thread": thread, "writing": writing})
