"""The page of what is typed: readers' own, through the same door, and stored nowhere."""

from archive.lib.markup import ARTICLE_LIMIT
from articles.models import Article
from tests import cast

PREVIEW = "/admin/articles/article/preview/"
JSON = {"Accept": "application/json"}


def preview(editor, **typed):
    return editor.post(PREVIEW, {"body": "", **typed}, headers=JSON)


def test_text_is_set_as_readers_get_it(editor):
    page = preview(editor, title="The bill", body="**Bold** <script>x</script>").json()["page"]
    piece = cast.make_article(body="**Bold** <script>x</script>")
    assert str(piece.body_html) in page
    assert "<script" not in page


def test_headline_dek_and_byline_stand_above(editor):
    author = cast.make_author("Ada Marsh")
    row = {"bylines-TOTAL_FORMS": "1", "bylines-0-author": author.pk, "bylines-0-role": "by"}
    page = preview(editor, title="<The> bill", dek="It passed.", **row).json()["page"]
    for words in ("&lt;The&gt; bill", "It passed.", "Ada Marsh"):
        assert words in page


def test_words_and_minutes_are_counted(editor):
    assert preview(editor, body="word " * 231).json()["words"] == "231 words, 2 minutes to read"


def test_warnings_come_with_their_lines(editor):
    warnings = preview(editor, body="One\n\n![](/media/a.jpg)").json()["warnings"]
    assert [(each["code"], each["line"]) for each in warnings] == [("alt", 3)]


def test_a_form_gets_the_page_itself(editor):
    response = editor.post(PREVIEW, {"title": "The bill", "body": "Words."})
    assert response["Content-Type"].startswith("text/html")
    assert response["X-Frame-Options"] == "DENY"
    assert "Words." in response.content.decode()


def test_text_that_can_not_be_set_is_refused_in_a_sentence(editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = None
    response = preview(editor, body="a" * (ARTICLE_LIMIT + 1))
    assert response.status_code == 422
    assert "characters" in response.json()["refused"]


def test_nothing_is_stored(editor):
    preview(editor, title="The bill", body="Words.")
    assert not Article.objects.exists()


def test_what_no_form_sends_is_read_as_nothing(editor):
    odd = {"lead_image": "x", "topics": ["9" * 30, "\0"], "bylines-TOTAL_FORMS": "-1", "pk": "²"}
    assert preview(editor, body="A", body_format="pdf", language="", **odd).status_code == 200
