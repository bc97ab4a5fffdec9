"""The introduction that stands above a topic's pieces: Markdown, kept with what it was set as."""

from __future__ import annotations

from archive.lib.markup import render_article
from articles.models import Topic


def introduce(topic: Topic) -> Topic:
    """Set the topic's introduction and save it. Raises ``MarkupRefused``."""
    text = topic.description
    topic.description_html = render_article(text, "introduction").html if text else ""
    topic.save()
    return topic
