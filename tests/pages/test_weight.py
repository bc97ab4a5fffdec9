"""What a reader downloads for the demonstration's articles, images apart."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from archive.lib.static_files import lean
from articles.models import Article

LIMIT = 30_000
FILES = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="/static/([^"]+)"')


@pytest.fixture
def pieces(db):
    call_command("load_demo", verbosity=0)
    return list(Article.objects.published())


def weight(html):
    """Bytes of a page with its stylesheets and scripts as they are served, each compressed."""
    parts = [served(name) for name in FILES.findall(html)]
    return sum(len(gzip.compress(part.encode())) for part in [html, *parts])


def served(name):
    text = Path(settings.BASE_DIR, "static", name).read_text()
    return lean(text) if name.endswith(".css") else text


def test_every_article_of_the_demonstration_is_light(client, pieces):
    weights = {
        piece.slug: weight(client.get(piece.get_absolute_url()).content.decode())
        for piece in pieces
    }
    assert {slug: size for slug, size in weights.items() if size > LIMIT} == {}
