"""Publishing from the admin: a piece of our own, an import, one that can't be published."""

from datetime import date

from django.utils import timezone

from articles.models import Article
from articles.writing import write
from tests.articles.admin.forms import publish_piece, save_piece
from tests.articles.admin.people import told
from tests.cast import make_article, make_draft


def make_import(**fields) -> Article:
    return write(
        article=Article(title="Harbour news", import_key="page:1", import_digest="x", **fields),
        imported=True,
    )


def test_a_new_piece_is_published_now_under_a_slug_from_its_headline(editor):
    save_piece(editor, title="Fog on the quay", body="Much.")
    response = publish_piece(editor, Article.objects.get())
    article = Article.objects.get()
    assert article.is_public
    assert article.slug == "fog-on-the-quay"
    assert article.published_on == timezone.localdate(article.published_at)
    assert "Readers can see it now" in told(response)[0]


def test_a_new_piece_is_a_draft_without_slug_or_date(editor):
    save_piece(editor, title="Fog on the quay")
    article = Article.objects.get()
    assert (article.status, article.slug, article.published_at) == ("draft", "", None)


def test_an_undated_import_is_dated_and_published(editor):
    article = make_import(body="<p>Old.</p>", body_format="html")
    save_piece(editor, article, published_at_0="1898-01-13")
    publish_piece(editor, article)
    article.refresh_from_db()
    assert article.get_absolute_url() == "/1898/01/13/harbour-news/"
    assert editor.get(article.get_absolute_url(), follow=True).status_code == 200


def test_an_import_is_never_dated_by_guess(editor):
    article = make_import()
    response = publish_piece(editor, article)
    assert "came in without a date" in str(response.context["form"].errors)
    assert Article.objects.get().status == "draft"


def test_saving_an_import_keeps_later_imports_off(editor):
    article = make_import()
    save_piece(editor, article, dek="A line.")
    article.refresh_from_db()
    assert (article.import_digest, article.import_key) == ("", "page:1")


def test_a_date_to_come_keeps_a_piece_back(editor):
    save_piece(editor, title="Tomorrow", published_at_0="2999-01-01")
    response = publish_piece(editor, Article.objects.get())
    assert "Readers will" in told(response)[0]
    assert not Article.objects.published().exists()


def test_a_headline_is_required(editor):
    response = save_piece(editor, title="  ")
    assert response.context["adminform"].form.errors["title"]
    assert not Article.objects.exists()


def test_a_slug_of_another_piece_of_that_day_is_refused(editor):
    make_article("The harbour bill")
    draft = make_draft("Second", published_at=None)
    typed = {"slug": "the-harbour-bill", "published_at_0": "2020-01-04"}
    response = save_piece(editor, draft, **typed)
    (sentence,) = response.context["adminform"].form.errors["slug"]
    assert "has this slug, or had it: “The harbour bill”" in sentence


def test_a_slug_of_another_day_is_free(editor):
    make_article("The harbour bill")
    draft = make_draft("Second", published_at=None)
    save_piece(editor, draft, slug="the-harbour-bill", published_at_0="2020-01-05")
    draft.refresh_from_db()
    assert draft.published_on == date(2020, 1, 5)
