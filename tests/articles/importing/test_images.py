from dataclasses import replace
from pathlib import Path

import pytest

from articles.importing.images import load_image
from articles.importing.loading import Loader, digest_of
from articles.importing.reading import Found
from articles.importing.records import ArticleRecord, ImageRecord
from articles.importing.report import ImportReport
from articles.models import Article, Image
from tests.articles.imaging.pictures import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def record(tmp_path):
    file = tmp_path / "dam.jpg"
    file.write_bytes(picture_file().getvalue())
    image = ImageRecord(file=file, digest="d" * 64, alt="A dam", credit="A. Marsh")
    return ArticleRecord(key="test:1", title="The dam", image=image)


def load(record):
    report = ImportReport()
    Loader(report).load_all([Found(record=record)])
    return report


def test_a_piece_comes_in_with_its_lead_image(record):
    load(record)
    image = Article.objects.get().lead_image
    assert (image.alt, image.credit) == ("A dam", "A. Marsh")


def test_the_second_time_changes_nothing(record):
    load(record)
    assert load(record).articles == {"unchanged": 1}
    assert Image.objects.count() == 1


def test_a_refused_picture_leaves_the_piece_its_words_and_a_note(record):
    record.image.file.write_text("<script>")
    report = load(record)
    assert Article.objects.get().lead_image is None
    assert "came in without its lead image: This is no picture" in "\n".join(report.lines())


def test_a_missing_file_is_a_note_too(record):
    record.image.file.unlink()
    assert "No such file" in load_image(record.image)[1][0].text


def test_words_changed_here_stay(record):
    load(record)
    Image.objects.update(alt="The spillway")
    load(replace(record, title="The dam again"))
    assert Article.objects.get().lead_image.alt == "The spillway"


def test_a_digest_does_not_depend_on_where_the_file_lies(record):
    moved = replace(record, image=replace(record.image, file=Path("/elsewhere/dam.jpg")))
    assert digest_of(moved) == digest_of(record)
    assert digest_of(replace(record, image=None)) != digest_of(record)
