"""How a page says that its piece is cited and taken along."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string

from tests import cast

pytestmark = pytest.mark.django_db


def part(name, **fields):
    piece = cast.make_article(**fields)
    return " ".join(render_to_string(f"articles/{name}.html", {"article": piece}).split())


def test_block_holds_the_citation_and_its_files():
    html = part("_cite", authors=[cast.make_author()])
    assert "Ada Marsh, ‘The harbour bill’, The Backfile, 4 January 2020" in html
    for form in ("bib", "ris", "csl.json"):
        assert f'href="/2020/01/04/the-harbour-bill.{form}"' in html


def test_zotero_finds_a_newspaper_article():
    html = part("_cite", title='"Ports" & <piers>', slug="ports")
    assert 'class="Z3988" title="ctx_ver=Z39.88-2004&amp;' in html
    assert "rft.type=newspaperArticle" in html
    assert "<piers>" not in html


def test_head_bears_the_tags_of_scholars():
    html = part("_citation_meta", authors=[cast.make_author()], published_precision="month")
    assert '<meta name="citation_title" content="The harbour bill">' in html
    assert '<meta name="citation_author" content="Marsh, Ada">' in html
    assert '<meta name="citation_publication_date" content="2020/01">' in html
    address = "http://127.0.0.1:8000/2020/01/00/the-harbour-bill"
    assert f'<meta name="citation_public_url" content="{address}/">' in html
    assert f'<meta name="citation_pdf_url" content="{address}.pdf">' in html


@pytest.mark.parametrize("form", ["/print/", ".pdf", ".md", ".json"])
def test_line_leads_to_the_other_forms(form):
    assert f'href="/2020/01/04/the-harbour-bill{form}"' in part("_also")


def test_letter_names_the_piece_and_nobody():
    html = part("_also", title="Ports & piers?", slug="ports")
    letter = urlsplit(html.split('href="mailto:')[1].split('"')[0].replace("&amp;", "&"))
    assert letter.path == ""
    fields = parse_qs(letter.query)
    assert fields["subject"] == ["Ports & piers?"]
    assert fields["body"] == ["Ports & piers?\r\nhttp://127.0.0.1:8000/2020/01/04/ports/"]
