"""Records become pieces: once, and again without harm."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from articles.importing.loading import Loader
from articles.importing.reading import Found, PassedOver, Refused
from articles.importing.records import (
    ArticleRecord,
    BylineRecord,
    CommentRecord,
    PublicationRecord,
    TopicRecord,
)
from articles.importing.report import ImportReport
from articles.models import Article, Author, OldAddress, Publication, Topic
from articles.writing import write

pytestmark = pytest.mark.django_db

DAY = datetime(2020, 1, 4, 10, tzinfo=UTC)


def record(**fields: Any) -> ArticleRecord:
    values: dict[str, Any] = {
        "key": "test:1",
        "title": "The harbour bill",
        "body": "<p>It passed.</p>",
        "status": "published",
        "published_at": DAY,
    }
    return ArticleRecord(**values | fields)


def load(*records: ArticleRecord, dry_run: bool = False) -> ImportReport:
    report = ImportReport(dry_run=dry_run)
    Loader(report).load_all(Found(record=each) for each in records)
    return report


def test_a_piece_is_public_at_its_address() -> None:
    load(record())
    article = Article.objects.published().get()
    assert article.get_absolute_url() == "/2020/01/04/the-harbour-bill/"
    assert article.body_html == '<p id="body-p1">It passed.</p>'
    assert article.body_text == "It passed."


def test_a_draft_without_a_date_waits_and_is_counted() -> None:
    report = load(record(status="draft", published_at=None))
    assert not Article.objects.published().exists()
    assert report.undated_drafts == 1


def test_a_scheduled_piece_keeps_its_future_date() -> None:
    load(record(published_at=datetime(2130, 1, 4, tzinfo=UTC)))
    assert Article.objects.get().status == "published"
    assert not Article.objects.published().exists()


def test_bylines_topics_and_source() -> None:
    load(
        record(
            bylines=(BylineRecord(name="Ada Marsh"), BylineRecord(name="Bo", role="translator")),
            topics=(TopicRecord(name="Ports"), TopicRecord(name="Ports")),
            publication=PublicationRecord(name="The Lantern", url="https://l.example"),
            original_url="https://l.example/bill",
            originally_published=date(2020, 1, 4),
            originally_published_precision="day",
        )
    )
    article = Article.objects.get()
    assert [(b.author.name, b.role) for b in article.bylines.all()] == [
        ("Ada Marsh", "by"),
        ("Bo", "translator"),
    ]
    assert [topic.slug for topic in article.topics.all()] == ["ports"]
    assert article.publication == Publication.objects.get(slug="the-lantern")


def test_importing_twice_changes_nothing() -> None:
    load(record(old_addresses=("/?p=1",), topics=(TopicRecord(name="Ports"),)))
    before = Article.objects.values().get()
    report = load(record(old_addresses=("/?p=1",), topics=(TopicRecord(name="Ports"),)))
    assert report.articles == {"unchanged": 1}
    assert Article.objects.values().get() == before


def test_what_changed_in_the_source_is_updated() -> None:
    load(record(bylines=(BylineRecord(name="Ada"),), topics=(TopicRecord(name="Ports"),)))
    report = load(record(title="The port bill", bylines=(BylineRecord(name="Bo"),)))
    article = Article.objects.get()
    assert report.articles == {"updated": 1}
    assert (article.title, article.slug) == ("The port bill", "the-harbour-bill")
    assert [byline.author.name for byline in article.bylines.all()] == ["Bo"]
    assert not article.topics.exists()


def test_a_new_slug_in_the_source_leaves_the_former_address_working() -> None:
    load(record(slug="bill"))
    load(record(slug="port-bill"))
    assert Article.objects.get().slug == "port-bill"
    assert OldAddress.objects.get().path == "/2020/01/04/bill/"


def test_a_piece_that_was_edited_here_is_left_alone() -> None:
    load(record())
    article = Article.objects.get()
    article.title = "Edited"
    write(article=article)
    report = load(record(title="The port bill"))
    assert Article.objects.get().title == "Edited"
    assert report.articles == {"skipped": 1}
    assert any("was edited here since the import" in line for line in report.lines())


def test_an_edited_piece_still_gets_new_comments() -> None:
    load(record())
    write(article=Article.objects.get())
    said = CommentRecord(key="1", parent_key=None, author_name="Ann", body="Hear, hear.")
    assert load(record(comments=(said,))).comments == {"created": 1}


def test_two_pieces_of_a_day_get_two_slugs() -> None:
    load(record(), record(key="test:2"))
    slugs = Article.objects.order_by("id").values_list("slug", flat=True)
    assert list(slugs) == ["the-harbour-bill", "the-harbour-bill-2"]
    assert load(record(), record(key="test:2")).articles == {"unchanged": 2}


def test_old_addresses_lead_to_the_piece() -> None:
    load(record(old_addresses=("/?p=1", "//evil.example/", "/2020/01/04/the-harbour-bill/")))
    assert [old.path for old in OldAddress.objects.all()] == ["/?p=1"]


def test_an_old_address_is_found_however_the_source_escaped_it(client: Any) -> None:
    load(record(old_addresses=("/%d0%bf%d0%be%d1%80%d1%82/", "/ñu/?q=ñ")))
    for asked_for in ("/порт/", "/%D0%BF%D0%BE%D1%80%D1%82/", "/ñu/?q=%C3%B1"):
        assert client.get(asked_for).url == "/2020/01/04/the-harbour-bill/"


def test_an_old_address_of_another_piece_stays_its_own() -> None:
    report = load(record(old_addresses=("/?p=1",)), record(key="test:2", old_addresses=("/?p=1",)))
    assert OldAddress.objects.get(article__import_key="test:1").path == "/?p=1"
    assert any("leads to another piece" in line for line in report.lines())


def test_a_broken_piece_is_refused_and_the_rest_goes_on() -> None:
    report = load(
        record(body="x" * 2_000_001, topics=(TopicRecord(name="Ports"),)),
        record(key="test:2", topics=(TopicRecord(name="Ports"),)),
    )
    assert report.articles == {"refused": 1, "created": 1}
    assert Article.objects.get().import_key == "test:2"
    assert any("an article may have 2,000,000" in line for line in report.lines())


def test_a_piece_whose_thread_breaks_is_not_there_at_all() -> None:
    said = CommentRecord(key="1", parent_key=None, author_name="Ann", body="A\0B")
    assert load(record(comments=(said,))).articles == {"refused": 1}
    assert not Article.objects.exists()


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    records = [record(topics=(TopicRecord(name="Ports"),)), record(), record(key="test:2")]
    report = load(*records, dry_run=True)
    assert [*Article.objects.all(), *Topic.objects.all()] == []
    assert report.articles == load(*records).articles


def test_a_dry_run_over_what_is_there_says_so() -> None:
    load(record())
    assert load(record(), record(title="New"), dry_run=True).articles == {
        "unchanged": 1,
        "updated": 1,
    }


def test_an_unknown_language_and_a_strange_address_are_noted() -> None:
    report = load(record(language="?!", original_url="javascript:alert(1)"))
    article = Article.objects.get()
    assert (article.language, article.original_url) == ("en", "")
    assert sum("has no known language" in line for line in report.lines()) == 1


def test_what_is_passed_over_is_reported() -> None:
    report = ImportReport()
    Loader(report).load_all([PassedOver(label="Menu", reason="is no article")])
    assert report.articles == {"skipped": 1}


def test_what_could_not_be_read_is_refused() -> None:
    report = ImportReport()
    Loader(report).load_all([Refused(label="Bill", reason="can't be read")])
    assert report.articles == {"refused": 1}


def test_one_more_comment_costs_no_more_queries(django_assert_max_num_queries: Any) -> None:
    many = tuple(
        CommentRecord(key=str(n), parent_key=None, author_name="Ann", body="Yes.")
        for n in range(300)
    )
    with django_assert_max_num_queries(30):
        load(record(comments=many, bylines=(), topics=()))


def test_an_author_is_made_once_for_many_pieces() -> None:
    load(*(record(key=f"test:{n}", bylines=(BylineRecord(name="Ada"),)) for n in range(5)))
    assert Author.objects.count() == 1
