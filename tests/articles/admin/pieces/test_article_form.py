"""What the form of a piece takes, settles by itself and refuses, each time with a sentence."""

from datetime import UTC, datetime

import pytest

from archive.lib.markup import MarkupRefused
from articles.admin.pieces.form import ArticleForm
from articles.models import Article
from articles.writing import write
from tests.articles.admin.forms import form_of, save_piece
from tests.cast import make_article, make_draft

SETTING = "articles.admin.pieces.form.render_body"


def errors_of(response):
    return response.context["adminform"].form.errors


def refuse(*_args, **_kwargs):
    raise MarkupRefused("This text nests too deeply to be set.")


def test_a_text_that_cannot_be_set_comes_back_with_the_reason(editor, monkeypatch):
    monkeypatch.setattr(SETTING, refuse)
    response = save_piece(editor, title="Quay", body="A long night’s work")
    assert errors_of(response)["body"] == ["This text nests too deeply to be set."]
    assert "A long night’s work</textarea>" in response.content.decode()
    assert not Article.objects.exists()


def test_a_text_over_the_limit_is_refused(editor, monkeypatch):
    monkeypatch.setattr("archive.lib.markup.article.ARTICLE_LIMIT", 20)
    response = save_piece(editor, title="Quay", body="word " * 10)
    assert "Please divide it" in errors_of(response)["body"][0]


def test_a_text_refused_only_while_saving_brings_the_form_back(editor, monkeypatch):
    looks = iter([lambda _article: None, refuse])
    monkeypatch.setattr(SETTING, lambda article: next(looks)(article))
    monkeypatch.setattr("articles.writing.render_article", refuse)
    response = save_piece(editor, title="Quay", body="Kept words")
    assert "Kept words</textarea>" in response.content.decode()


def test_a_slug_taken_at_the_same_moment_brings_the_form_back(editor, monkeypatch):
    make_article("The harbour bill")
    look = ArticleForm._look_for_namesake
    looks = iter([lambda *_: None, look])
    monkeypatch.setattr(ArticleForm, "_look_for_namesake", lambda *a: next(looks)(*a))
    typed = {"slug": "the-harbour-bill", "published_at_0": "2020-01-04"}
    response = save_piece(editor, title="Second", **typed)
    assert "has this slug" in errors_of(response)["slug"][0]


def test_a_slug_that_another_piece_had_is_refused(editor):
    piece = make_article("Fog")
    former = piece.slug
    piece.slug = "rain"
    write(article=piece)
    response = save_piece(editor, title="Second", slug=former, published_at_0="2020-01-04")
    assert "had it: “Fog”" in errors_of(response)["slug"][0]


@pytest.mark.parametrize(
    ("typed", "stored"), [("es", "es"), ("PT_br", "pt-br"), (" zh-Hant ", "zh-hant")]
)
def test_a_language_tag_is_kept_in_one_form(editor, typed, stored):
    save_piece(editor, title="Muelle", language=typed)
    assert Article.objects.get().language == stored


@pytest.mark.parametrize("typed", ["English", "e", "en us", "12", "en--us", '"><b>'])
def test_what_is_no_language_tag_is_refused(editor, typed):
    response = save_piece(editor, title="Quay", language=typed)
    assert "is not a language tag" in errors_of(response)["language"][0]


def test_a_first_date_is_known_to_the_day_unless_said_otherwise(editor):
    save_piece(editor, title="Quay", originally_published="1898-01-13")
    assert Article.objects.get().originally_published_precision == "day"


def test_a_precision_without_a_date_is_dropped(editor):
    save_piece(editor, title="Quay", originally_published_precision="year")
    assert Article.objects.get().originally_published_precision == ""


def test_a_day_without_a_time_is_enough(editor):
    save_piece(editor, title="Quay", published_at_0="2020-02-29")
    assert Article.objects.get().published_at == datetime(2020, 2, 29, tzinfo=UTC)


def test_a_time_without_a_day_is_refused(editor):
    response = save_piece(editor, title="Quay", published_at_1="10:00")
    assert errors_of(response)["published_at"]


def test_a_day_that_is_none_is_refused(editor):
    response = save_piece(editor, title="Quay", published_at_0="2020-02-30")
    assert len(errors_of(response)["published_at"]) == 1


def test_the_text_is_typed_in_its_own_direction(editor):
    page = editor.get(
        f"/admin/articles/article/{make_draft('رصيف', slug='quay', language='ar').pk}/change/"
    )
    widget = page.context["adminform"].form.fields["body"].widget
    assert (widget.attrs["dir"], widget.attrs["lang"]) == ("rtl", "ar")


def test_an_import_shows_its_key_and_keeps_its_format(editor):
    article = make_draft(import_key="wordpress:7", import_digest="x")
    page = editor.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "wordpress:7" in page
    assert "later imports leave it alone" in page
    assert "body_format" not in form_of(editor, article)


def test_hostile_words_are_shown_as_words(editor):
    article = make_article('<script>alert("x")</script>', slug="hostile")
    save_piece(editor, article, dek="<img src=x onerror=alert(1)>")
    page = editor.get("/admin/articles/article/").content.decode()
    assert "<script>alert" not in page


def test_a_headline_of_several_lines_becomes_one(editor):
    save_piece(editor, title="Quay reopens \r\n after\n nine years", body="Much.")
    assert Article.objects.get().title == "Quay reopens after nine years"


def test_a_headline_has_as_many_rows_as_it_needs(editor):
    page = editor.get("/admin/articles/article/add/").content.decode()
    assert '<textarea name="title" cols="40" rows="1"' in page
