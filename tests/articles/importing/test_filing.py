"""Names in records find the people, topics and papers that are there already."""

import pytest

from articles.importing.filing import Filing
from articles.importing.records import BylineRecord, PublicationRecord, TopicRecord
from articles.models import Author, AuthorAlias, Publication, Topic, TopicAlias
from tests.cast import make_author, make_publication, make_topic

pytestmark = pytest.mark.django_db


def author(name: str, slug: str = "") -> Author:
    return Author.objects.get(pk=Filing().author(BylineRecord(name=name, slug=slug)))


def topic(name: str, slug: str = "") -> Topic:
    return Topic.objects.get(pk=Filing().topic(TopicRecord(name=name, slug=slug)))


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Ada Marsh", ""), ("ADA MARSH", ""), ("A. M.", "ada-marsh"), ("Lady Ada", ""), ("A.", "a-m")],
)
def test_an_author_is_found_by_slug_name_and_former_name(name: str, slug: str) -> None:
    ada = make_author("Ada Marsh")
    AuthorAlias.objects.create(author=ada, name="Lady Ada", slug="a-m")
    assert author(name, slug) == ada


def test_a_new_author_gets_a_slug_that_is_free() -> None:
    make_author("Another", slug="ada-marsh")
    AuthorAlias.objects.create(author=make_author("Third"), name="", slug="bo")
    assert author("Bo", "").name == "Third"
    assert author("Íñigo Núñez").slug == "íñigo-núñez"
    assert author("!!!").slug == "unnamed"
    assert author("???").slug == "unnamed"


def test_a_topic_is_found_by_slug_former_slug_and_name() -> None:
    ports = make_topic("Ports")
    TopicAlias.objects.create(topic=ports, slug="harbours")
    assert [topic("PORTS"), topic("X", "ports"), topic("Harbours")] == [ports] * 3


def test_a_publication_keeps_what_an_editor_wrote_and_gets_what_was_blank() -> None:
    lantern = make_publication("The Lantern", contact_line="Ours")
    record = PublicationRecord(name="the lantern", url="https://l.example", contact_line="Theirs")
    assert Filing().publication(record) == lantern.pk
    lantern = Publication.objects.get()
    assert (lantern.url, lantern.contact_line) == ("https://l.example", "Ours")


def test_what_was_rolled_back_is_made_again() -> None:
    filing = Filing()
    Author.objects.filter(pk=filing.author(BylineRecord(name="Ada"))).delete()
    filing.forget()
    assert Author.objects.filter(pk=filing.author(BylineRecord(name="Ada"))).exists()
