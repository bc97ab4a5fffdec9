"""What may be deleted, and the sentence that stands where it may not."""

import pytest

from articles.models import Article, Author, Publication, Topic
from tests.articles.admin.people import told
from tests.cast import make_article, make_author, make_comment, make_draft, make_publication
from tests.cast import make_topic as topic


def delete(client, row):
    kind = row._meta.model_name
    address = f"/admin/articles/{kind}/{row.pk}/delete/"
    return client.post(address, {"post": "yes"}, follow=True)


def test_a_draft_may_be_deleted(editor):
    delete(editor, make_draft())
    assert not Article.objects.exists()


def test_a_published_piece_is_kept_and_the_page_says_why(editor):
    response = delete(editor, make_article())
    assert "An archive keeps what it published" in told(response)[0]
    assert 'class="kept"' in response.content.decode()
    assert Article.objects.exists()


def test_a_draft_with_comments_is_kept(editor):
    article = make_article()
    make_comment(article)
    Article.objects.update(status="draft")
    delete(editor, article)
    assert Article.objects.exists()


@pytest.mark.parametrize("model", [Author, Publication, Topic])
def test_what_pieces_hang_on_is_kept(editor, model):
    make_article(authors=[make_author()], topics=[topic()], publication=make_publication())
    response = delete(editor, model.objects.get())
    assert "deleted" in told(response)[0]
    assert model.objects.exists()


def test_what_nothing_hangs_on_may_be_deleted(editor):
    delete(editor, make_author())
    assert not Author.objects.exists()


def test_a_free_row_offers_to_be_deleted(editor):
    page = editor.get(f"/admin/articles/author/{make_author().pk}/change/").content.decode()
    assert "deletelink" in page
    assert 'class="kept"' not in page
