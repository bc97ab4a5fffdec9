"""What a reader downloads for the demonstration's pages, images apart."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from archive.lib.static_files import lean
from articles.models import Article
from articles.writing import write

LIMIT = 30_000
FILES = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="/static/([^"]+)"')


@pytest.fixture
def pieces(demonstration):
    return list(Article.objects.published())


@pytest.fixture
def rewritten(pieces):
    """The longest piece, of which every third paragraph was written anew."""
    longest = max(pieces, key=lambda piece: len(piece.body))
    parts = longest.body.split("\n\n")
    parts[::3] = [" ".join(reversed(part.split(" "))) for part in parts[::3]]
    longest.body = "\n\n".join(parts)
    return write(article=longest)


def weight(html):
    """Bytes of a page with its stylesheets and scripts as they are served, each compressed."""
    parts = [served(name) for name in FILES.findall(html)]
    return sum(len(gzip.compress(part.encode())) for part in [html, *parts])


def too_heavy(client, addresses):
    """Those pages that weigh more than the limit, with their weights."""
    weights = {address: weight(client.get(address).content.decode()) for address in addresses}
    return {address: size for address, size in weights.items() if size > LIMIT}


def served(name):
    text = Path(settings.BASE_DIR, "static", name).read_text()
    return lean(text) if name.endswith(".css") else text


def test_every_article_of_the_demonstration_is_light(client, pieces):
    assert too_heavy(client, [piece.get_absolute_url() for piece in pieces]) == {}


def test_what_pages_have_been_is_light(client, rewritten):
    editions = f"{rewritten.get_absolute_url()}editions/"
    newest = rewritten.edition_number
    states = ["", f"{newest}/", f"{newest - 1}...{newest}/", f"{newest - 1}...{newest}/?sides"]
    fronts = ["/", "/front/", f"/front/{rewritten.edition_at:%Y-%m-%dT%H:%M}/"]
    assert too_heavy(client, [*(editions + state for state in states), *fronts]) == {}
