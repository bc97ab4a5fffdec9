"""A browser takes the archive among its search engines."""

from lxml import etree

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_description_says_how_to_ask(client, db, settings):
    settings.SITE_NAME = "Ships & Shores of the North"
    response = client.get("/opensearch.xml")
    root = etree.fromstring(response.content)
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert root.find("o:ShortName", NAMES).text == "Ships & Shores o"
    url = root.find("o:Url[@type='text/html']", NAMES).get("template")
    assert url == "http://127.0.0.1:8000/search/?q={searchTerms}"


def test_every_page_names_it(read):
    assert 'type="application/opensearchdescription+xml" href="/opensearch.xml"' in read("/").html
