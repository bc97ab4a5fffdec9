"""Two names become one: pieces, printed names and every address come along."""

import pytest

from articles.merging import (
    MergeRefused,
    keep_former_address,
    merge_authors,
    merge_publications,
    merge_topics,
)
from articles.models import Author, Byline, Filing, Publication, Topic, TopicAlias
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics():
    return cast.make_topic("Libel law"), cast.make_topic("Slander")


@pytest.fixture
def authors():
    return cast.make_author("Ada Marsh"), cast.make_author("A. Marsh")


def test_pieces_of_the_topic_that_goes_are_filed_under_the_other(topics):
    keep, gone = topics
    both = cast.make_article("Both", topics=topics)
    one = cast.make_article("One", topics=[gone])
    assert merge_topics(keep=keep, gone=gone) == 2
    assert set(keep.articles.all()) == {both, one}
    assert Filing.objects.filter(topic=keep).count() == 2


def test_its_addresses_lead_on_in_one_step(client, topics):
    keep, gone = topics
    cast.make_article(topics=topics)
    TopicAlias.objects.create(topic=gone, slug="insult")
    merge_topics(keep=keep, gone=gone)
    for slug in ("slander", "insult"):
        assert client.get(f"/topics/{slug}/")["Location"] == "/topics/libel-law/"


def test_merging_goes_on_from_a_merged_one(client, topics):
    keep, gone = topics
    cast.make_article(topics=topics)
    last = cast.make_topic("Press law")
    merge_topics(keep=keep, gone=gone)
    merge_topics(keep=last, gone=keep)
    assert client.get("/topics/slander/")["Location"] == "/topics/press-law/"


def test_piece_goes_on_printing_the_name_it_was_signed_with(authors):
    keep, gone = authors
    piece = cast.make_article(authors=[gone])
    merge_authors(keep=keep, gone=gone)
    byline = piece.bylines.get()
    assert (byline.author, byline.printed_name) == (keep, "A. Marsh")


def test_piece_that_both_signed_keeps_one_byline_of_each_role(authors):
    keep, gone = authors
    piece = cast.make_article(authors=authors)
    Byline.objects.create(article=piece, author=gone, position=3, role="translator")
    merge_authors(keep=keep, gone=gone)
    assert [(line.author, line.role) for line in piece.bylines.all()] == [
        (keep, "by"),
        (keep, "translator"),
    ]


def test_former_name_becomes_another_name(authors):
    keep, gone = authors
    merge_authors(keep=keep, gone=gone)
    alias = keep.aliases.get()
    assert (alias.name, alias.slug) == ("A. Marsh", "a-marsh")
    assert not Author.objects.filter(slug="a-marsh").exists()


@pytest.mark.parametrize(
    ("merge", "make"), [(merge_topics, cast.make_topic), (merge_authors, cast.make_author)]
)
def test_nothing_is_merged_into_itself(merge, make):
    name = make("Alone")
    with pytest.raises(MergeRefused):
        merge(keep=name, gone=name)
    assert type(name).objects.filter(pk=name.pk).exists()


def test_new_slug_keeps_the_former_address(topics):
    keep, _ = topics
    Topic.objects.filter(pk=keep.pk).update(slug="defamation")
    keep.refresh_from_db()
    assert keep_former_address(name=keep, former="libel-law")
    assert keep.aliases.get().slug == "libel-law"


def test_going_back_to_a_former_slug_leaves_no_alias_of_it(topics):
    keep, _ = topics
    keep.aliases.create(slug=keep.slug)
    assert not keep_former_address(name=keep, former=keep.slug)
    assert not keep.aliases.exists()


@pytest.fixture
def sources():
    return cast.make_publication("The Daily Lantern"), cast.make_publication("Daily Lantern")


def test_pieces_of_a_source_that_goes_name_the_other(sources):
    keep, gone = sources
    piece = cast.make_article(publication=gone)
    assert merge_publications(keep=keep, gone=gone) == 1
    piece.refresh_from_db()
    assert piece.publication == keep
    assert not Publication.objects.filter(name="Daily Lantern").exists()


def test_a_sources_former_address_leads_on(client, sources):
    keep, gone = sources
    cast.make_article(publication=gone)
    merge_publications(keep=keep, gone=gone)
    assert client.get("/sources/daily-lantern/")["Location"] == "/sources/the-daily-lantern/"


def test_readers_see_the_source_so_its_pieces_get_an_edition(sources):
    keep, gone = sources
    piece = cast.make_article(publication=gone)
    merge_publications(keep=keep, gone=gone)
    last = piece.editions.order_by("-number").first()
    assert (last.number, last.note) == (2, "Its source is called “The Daily Lantern” now.")


def test_the_house_stays_the_house_whichever_is_kept(sources):
    keep, gone = sources
    Publication.objects.filter(pk=gone.pk).update(is_house=True)
    gone.refresh_from_db()
    merge_publications(keep=keep, gone=gone)
    assert Publication.objects.get().is_house


def test_a_source_is_not_merged_into_itself(sources):
    with pytest.raises(MergeRefused):
        merge_publications(keep=sources[0], gone=sources[0])
