"""What records say since later: of what a piece is a translation, and that it was withdrawn."""

from datetime import UTC, datetime

import pytest

from articles.importing.loading import digest_of
from articles.models import Article
from tests.articles.importing.test_loading import load, record

pytestmark = pytest.mark.django_db

SPANISH = {"key": "test:2", "language": "es", "title": "La ley"}


def test_a_translation_is_tied_to_its_original():
    load(record(), record(**SPANISH, translation_of="test:1"))
    assert Article.objects.get(language="es").translation_of.import_key == "test:1"


def test_a_translation_of_what_is_not_here_comes_in_with_a_note():
    report = load(record(**SPANISH, translation_of="test:9"))
    assert Article.objects.get().translation_of is None
    assert "translation of a piece that is not here" in str(vars(report))


def test_a_withdrawn_piece_comes_in_withdrawn_and_stays_so():
    when = datetime(2020, 2, 1, tzinfo=UTC)
    withdrawn = record(status="withdrawn", withdrawn_at=when, withdrawal_reason="A hoax.")
    load(withdrawn)
    load(withdrawn)
    article = Article.objects.withdrawn().get()
    assert (article.withdrawn_at, article.withdrawal_reason) == (when, "A hoax.")


def test_a_withdrawn_piece_without_a_reason_is_refused():
    load(record(status="withdrawn", withdrawn_at=datetime(2020, 2, 1, tzinfo=UTC)))
    assert not Article.objects.exists()


def test_what_records_did_not_say_before_changes_no_digest():
    assert digest_of(record()) == digest_of(record(translation_of="", withdrawal_reason=""))
    assert digest_of(record()) != digest_of(record(translation_of="test:1"))
