"""One question has one address, however a form or a reader spells it."""

import pytest

from tests import cast


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("?q=harbour&author=&topic=&source=&from=&to=&lang=&order=relevance", "?q=harbour"),
        ("?q=&author=&order=date", ""),
        ("?q=+fog++bank+&author=", "?q=fog+bank"),
        ("?q=fog+author:ada&topic=", "?q=fog&author=ada"),
        ("?q=fog&from=2020&to=", "?q=fog&from=2020-01-01"),
        ("?q=fog&from=someday&to=", "?q=fog&from=someday"),  # said on the page, so it is kept
    ],
)
def test_form_with_empty_fields_leads_to_the_short_address(client, db, asked, address):
    response = client.get(f"/search/{asked}")
    assert response.status_code == 302
    assert response["Location"] == f"/search/{address}"


def test_short_address_is_answered_at_once(read, db):
    cast.make_article(body="Fog.")
    read("/search/?q=fog")


@pytest.mark.parametrize(
    "spelt", ["?q=fog+AND+bank", "?q=author:ada+fog&utm_source=x", "?q=fog&before="]
)
def test_page_names_the_one_address(client, db, spelt):
    page = client.get(f"/search/{spelt}", follow=True)
    address = page.context["search"].address
    canonical = f'<link rel="canonical" href="http://127.0.0.1:8000{address}">'.replace(
        "&", "&amp;"
    )
    assert canonical in page.content.decode()
    assert client.get(address).status_code == 200


def test_links_stay_in_the_language_of_the_page(read, db):
    cast.make_article(body="Fog.")
    html = read("/es/search/?q=fog").html
    assert 'href="/es/search/?q=fog&amp;order=date"' in html
    assert 'action="/es/search/"' in html
