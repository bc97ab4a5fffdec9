"""Pieces are found by what they are filed under, however that came about."""

import pytest

from articles.importing.loading import Loader
from articles.importing.reading import Found
from articles.importing.records import ArticleRecord, BylineRecord, TopicRecord
from articles.importing.report import ImportReport
from tests.articles.admin.forms import byline_row, publish_piece, save_piece
from tests.articles.admin.people import editor_client
from tests.articles.search.asking import titles
from tests.cast import make_article, make_author, make_topic

pytestmark = pytest.mark.django_db


def record(**fields):
    return ArticleRecord(
        key="x:1",
        title="Harbour",
        body="The bill.",
        body_format="markdown",
        status="published",
        **{"published_at": "", **fields},
    )


def test_an_imported_piece_is_found_by_author_and_topic():
    bylines, topics = (BylineRecord(name="Ada Marsh"),), (TopicRecord(name="Press freedom"),)
    made = make_article("Pier")
    found = record(bylines=bylines, topics=topics, published_at=made.published_at)
    Loader(ImportReport()).load(Found(record=found))
    assert titles("author:ada-marsh topic:press-freedom bill") == ["Harbour"]


def test_a_piece_filed_in_the_admin_is_found():
    article, ada, press = make_article("Harbour"), make_author(), make_topic()
    row = byline_row(0, author=ada.pk, position=1) | {"bylines-TOTAL_FORMS": 1}
    editor = editor_client()
    save_piece(editor, article, topics=[press.pk], **row)
    assert not titles("author:ada-marsh topic:press-freedom")
    publish_piece(editor, article)
    assert titles("author:ada-marsh topic:press-freedom") == ["Harbour"]
