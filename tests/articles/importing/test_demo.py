"""The demonstration archive is whole, shows what an archive can hold, and loads once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.importing.demo import read_articles, read_newsroom, read_thread
from articles.models import Article, Collection
from articles.translations import translations_of
from comments.models import Closure, Comment

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "demo"


@pytest.fixture(scope="module")
def records():
    return list(read_articles(FOLDER, read_newsroom(FOLDER)))


def test_it_has_about_forty_pieces_over_several_years(records):
    assert len(records) >= 40
    assert len({record.published_at.year for record in records}) >= 8


def test_it_speaks_three_languages_one_from_right_to_left(records):
    assert {record.language for record in records} >= {"en", "es", "ar"}


def test_it_has_several_authors_and_papers(records):
    assert len({line.name for record in records for line in record.bylines}) >= 6
    assert len({record.publication.name for record in records}) >= 3


def test_one_thread_has_three_hundred_comments(records):
    assert [len(r.comments) for r in records if len(r.comments) > 100] == [300]


def test_some_threads_are_closed_with_a_reason(records):
    assert any(record.closure and record.closure.reason for record in records)


def test_no_two_readers_say_the_same(records):
    said = [comment.body for record in records for comment in record.comments]
    assert len(said) == len(set(said))


def test_it_knows_some_dates_only_to_the_month_or_year(records):
    assert {record.published_precision for record in records} == {"day", "month", "year"}


def test_it_has_a_withdrawn_piece_with_its_reason(records):
    withdrawn = [record for record in records if record.status == "withdrawn"]
    assert withdrawn
    assert all(record.withdrawn_at and record.withdrawal_reason for record in withdrawn)


def test_it_shows_what_a_long_piece_and_a_family_of_translations_have(demonstration):
    long = Article.objects.get(slug="impressions-an-hour")
    assert len([heading for heading in long.contents if heading["level"] == 2]) >= 4
    assert long.has_embeds
    original = Article.objects.get(slug="how-the-record-corrects-itself")
    assert [piece.language for piece in translations_of(original)] == ["ar", "es"]


def test_loading_it_twice_changes_nothing(demonstration):
    told = StringIO()
    call_command("load_demo", stdout=told)
    assert f"0 created, 0 updated, {Article.objects.count()} unchanged" in told.getvalue()
    assert Collection.objects.get().entries.exists()
    assert Closure.objects.in_force().exists()


def test_loading_it_leaves_alone_what_was_edited_here(demonstration):
    Article.objects.update(title="Edited", import_digest="")
    call_command("load_demo", stdout=StringIO())
    assert set(Article.objects.values_list("title", flat=True)) == {"Edited"}


def test_every_comment_stands_under_the_one_it_answers(demonstration, records):
    for record in records:
        thread = Comment.objects.filter(article__import_key=record.key).exclude(import_key="")
        rows = thread.select_related("parent")
        parents = {row.import_key: row.parent.import_key if row.parent else None for row in rows}
        assert parents == {comment.key: comment.parent_key for comment in record.comments}


def test_a_thread_file_may_be_empty():
    assert read_thread("") == (None, ())


def test_a_comment_says_whom_it_answers_and_what_became_of_it():
    _, (first, second) = read_thread(
        "== 1 | Ann | 2020-01-04T10:00:00Z\nYes.\n\n"
        "== 1.1 | Bo | 2020-01-04T11:00:00Z | held\nNo.\n"
    )
    assert (first.parent_key, first.status, first.body) == (None, "published", "Yes.")
    assert (second.parent_key, second.status) == ("1", "held")
