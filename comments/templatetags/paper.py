"""A thread for paper: flat, in its order, each comment with its number and whom it answers."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from archive.lib.markup import render_jinja
from archive.lib.markup.paper import write_out_links
from articles.models import Article
from comments.thread import ThreadPage, load_page

register = template.Library()

MOST = 1000  # comments; their text is held in memory while the page is made


@register.simple_tag
def thread_on_paper(article: Article) -> ThreadPage:
    """The thread as far as ``MOST`` comments. Three queries."""
    return load_page(article, size=MOST)


@register.simple_tag
def show_on_paper(thread: ThreadPage) -> SafeString:
    """Its comments, with the addresses of their links written out."""
    context = {"thread": thread, "written": lambda html: write_out_links(html, settings.SITE_URL)}
    return render_jinja("comments/paper.jinja", context)
