"""What the head of a piece's page tells machines."""

import json
from datetime import UTC, datetime

import pytest
from django.test import override_settings
from lxml import html as lxml_html

from articles.correcting import correct
from articles.models import Byline
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"
WHOLE = f"http://127.0.0.1:8000{ADDRESS}"


@pytest.fixture
def piece(db):
    return cast.make_article(
        dek="Who pays?",
        body="The bill was read.",
        dateline="Leith",
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
    )


@pytest.fixture
def head(client):
    def reading(address=ADDRESS):
        return lxml_html.fromstring(client.get(address).content).find("head")

    return reading


def meta(head, name):
    return head.xpath(f"meta[@name='{name}' or @property='{name}']/@content")


def data(head):
    """The piece, and the way to it."""
    return json.loads(head.xpath("script[@type='application/ld+json']/text()")[0])


def test_canonical_address_has_no_language(head, piece):
    assert head(f"/es{ADDRESS}").xpath("link[@rel='canonical']/@href") == [WHOLE]


def test_cards_of_other_sites(head, piece):
    found = head()
    assert meta(found, "og:title") == ["The harbour bill"]
    assert meta(found, "og:description") == ["Who pays?"]
    assert meta(found, "og:url") == [WHOLE]
    assert meta(found, "article:published_time") == ["2020-01-04T06:00:00+00:00"]
    assert meta(found, "article:section") == ["Press freedom"]
    assert meta(found, "twitter:card") == ["summary"]


def test_piece_without_a_dek_is_described_by_its_beginning(head, piece):
    piece.dek = ""
    cast.write(article=piece)
    assert meta(head(), "description") == ["The bill was read."]


def test_thread_and_card_can_be_found(head, piece):
    found = head()
    assert found.xpath("link[@type='application/atom+xml']/@href")[-1] == f"{ADDRESS}comments/feed/"
    assert found.xpath("link[@type='application/json+oembed']/@href")[0].startswith("/oembed/?url=")


def test_translations_name_one_another_and_themselves(head, piece):
    other = cast.make_article("La ley del puerto", language="es", translation_of=piece)
    expected = {"en": WHOLE, "es": f"http://127.0.0.1:8000{other.address}", "x-default": WHOLE}
    for address in (ADDRESS, other.address):
        links = head(address).xpath("link[@hreflang]")
        assert {link.get("hreflang"): link.get("href") for link in links} == expected


def test_hidden_translation_is_not_named(head, piece):
    cast.make_draft("La ley del puerto", language="es", translation_of=piece)
    assert not head().xpath("link[@hreflang]")


def test_data_says_who_and_when(head, piece):
    translator = cast.make_author("Luis Vega")
    Byline.objects.create(article=piece, author=translator, position=2, role="translator")
    said, _ = data(head())
    assert said["@type"] == "NewsArticle"
    assert said["datePublished"] == "2020-01-04T06:00:00+00:00"
    assert [person["name"] for person in said["author"]] == ["Ada Marsh"]
    assert [person["name"] for person in said["translator"]] == ["Luis Vega"]
    assert (said["wordCount"], said["inLanguage"]) == (4, "en")


def test_date_is_given_as_far_as_it_is_known(head, db):
    moment = datetime(1956, 1, 1, tzinfo=UTC)
    cast.make_article(at=moment, published_precision="year")
    found = head("/1956/00/00/the-harbour-bill/")
    assert data(found)[0]["datePublished"] == "1956"
    assert meta(found, "article:published_time") == ["1956"]


def test_reprint_names_its_source(head, db):
    paper = cast.make_publication(licence="All rights reserved")
    cast.make_article(publication=paper, original_url="https://lantern.example/1")
    said = data(head())[0]
    assert said["sourceOrganization"]["name"] == "The Daily Lantern"
    assert said["isBasedOn"]["url"] == said["sameAs"] == "https://lantern.example/1"
    assert said["license"] == "All rights reserved"


def test_corrections_are_told_while_they_stand(head, piece):
    first = correct(article=piece, text="It was three.")
    correct(article=piece, text="It was two.", supersedes=first)
    notes = data(head())[0]["correction"]
    assert [(note["@type"], note["text"]) for note in notes] == [
        ("CorrectionComment", "It was two.")
    ]


def test_first_comments_are_told(head, piece):
    comments = [cast.make_comment(piece, body=f"Comment {n}.") for n in range(5)]
    said = data(head())[0]
    assert said["commentCount"] == 5
    assert [comment["text"] for comment in said["comment"]] == [
        *("Comment 0.", "Comment 1.", "Comment 2.")
    ]
    assert said["comment"][0]["url"] == f"{WHOLE}#comment-{comments[0].pk}"


def test_translation_names_its_original(head, piece):
    other = cast.make_article("La ley del puerto", language="es", translation_of=piece)
    assert data(head(other.address))[0]["translationOfWork"]["@id"] == WHOLE
    assert data(head())[0]["workTranslation"][0]["@id"].endswith(other.address)


def test_collection_is_what_it_is_part_of(head, piece):
    cast.make_collection(articles=[piece])
    assert data(head())[0]["isPartOf"][0]["name"] == "The long quarrel"


def test_way_leads_from_the_archive(head, piece):
    _, way = data(head())
    assert [step["name"] for step in way["itemListElement"]] == [
        *("Archive", "2020", "January", "4", "The harbour bill")
    ]


def test_text_can_not_end_the_data(head, db):
    cast.make_article("</script><b>", slug="odd", dek="a & <!--")
    said = data(head("/2020/01/04/odd/"))[0]
    assert (said["headline"], said["alternativeHeadline"]) == ("</script><b>", "a & <!--")


@override_settings(SITE_NAME="The Record")
def test_front_page_says_how_to_search(head, db):
    said = json.loads(head("/").xpath("script[@type='application/ld+json']/text()")[0])
    assert said["name"] == "The Record"
    target = said["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://127.0.0.1:8000/search/?q={search_term_string}"


@pytest.mark.parametrize("address", ["/", "/topics/", ADDRESS])
def test_every_page_names_the_feed_of_the_front_page(head, piece, address):
    links = head(address).xpath("link[@type='application/atom+xml']/@href")
    assert "/feed/" in links


def test_machines_are_told_the_edition_and_where_corrections_stand(head, piece):
    told = data(head())[0]
    assert told["version"] == 1
    assert told["publisher"]["correctionsPolicy"] == "http://127.0.0.1:8000/corrections/"
