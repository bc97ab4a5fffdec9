"""Bylines and topics of an exported piece."""

from pathlib import Path

from tests.articles.importing.exports import author, category, export, item, read_one


def names(folder: Path, text: str) -> list[tuple[str, str]]:
    return [(byline.name, byline.slug) for byline in read_one(folder, text).record.bylines]


def topics(folder: Path, *terms: str) -> list[tuple[str, str]]:
    return [(t.name, t.slug) for t in read_one(folder, export(item(*terms))).record.topics]


def test_a_login_is_printed_as_the_author_s_name(tmp_path: Path) -> None:
    text = export(item(creator="ADA"), channel=author("ada", "Ada &amp; Co"))
    assert names(tmp_path, text) == [("Ada & Co", "")]


def test_an_unknown_login_stands_for_itself(tmp_path: Path) -> None:
    assert names(tmp_path, export(item(creator="ada"))) == [("ada", "")]


def test_an_e_mail_address_is_never_printed(tmp_path: Path) -> None:
    assert names(tmp_path, export(item(creator="ada@old.example"))) == [("ada", "")]


def test_co_authors_stand_in_their_order_and_once(tmp_path: Path) -> None:
    terms = [
        category("Bo Lund", "cap-bo-lund", "author"),
        category("Ada Marsh", "ada", "author"),
        category("Bo Lund", "cap-bo-lund", "author"),
    ]
    text = export(item(*terms, creator="ada"), channel=author("ada", "Ada Marsh"))
    assert names(tmp_path, text) == [("Bo Lund", "bo-lund"), ("Ada Marsh", "ada")]


def test_nobody_is_nobody(tmp_path: Path) -> None:
    assert names(tmp_path, export(item())) == []


def test_categories_and_tags_are_topics(tmp_path: Path) -> None:
    found = topics(
        tmp_path, category("Law &amp; order", "law"), category("Ports", "ports", "post_tag")
    )
    assert found == [("Law & order", "law"), ("Ports", "ports")]


def test_a_topic_named_twice_is_one(tmp_path: Path) -> None:
    assert topics(tmp_path, category("Ports", domain=""), category("ports", "ports")) == [
        ("ports", "ports")
    ]


def test_uncategorized_and_other_taxonomies_are_dropped(tmp_path: Path) -> None:
    assert (
        topics(tmp_path, category("Uncategorized", "x"), category("Aside", "a", "post_format"))
        == []
    )


def test_a_topic_brings_its_description(tmp_path: Path) -> None:
    described = (
        "<wp:category><wp:category_nicename>law</wp:category_nicename>"
        "<wp:category_description>Of courts</wp:category_description></wp:category>"
    )
    text = export(item(category("Law", "law")), channel=described)
    assert read_one(tmp_path, text).record.topics[0].description == "Of courts"
