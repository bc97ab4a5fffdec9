import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.roles import WRITERS
from articles.imaging import store_image
from articles.models import Article, Image
from tests import cast
from tests.articles.admin.forms import save_piece
from tests.articles.admin.people import client_of, make_staff, moderator_client, told
from tests.articles.imaging.pictures import moving_picture, picture_file

ADD = "/admin/articles/image/add/"
LIST = "/admin/articles/image/"
pytestmark = pytest.mark.usefixtures("media")


def upload(editor, file=None, **typed):
    content = (file or picture_file()).getvalue()
    picture = SimpleUploadedFile("DSC_0042 Anna.JPG", content, "image/jpeg")
    words = {"alt": "The harbour", "caption": "", "credit": "A. Marsh"} | typed
    return editor.post(ADD, {"picture": picture} | words, follow=True)


def of(image):
    return f"{LIST}{image.pk}/change/"


def test_an_upload_becomes_an_image(editor):
    upload(editor)
    image = Image.objects.get()
    assert (image.alt, image.credit, image.width) == ("The harbour", "A. Marsh", 1200)
    assert "Anna" not in image.file.name


def test_what_is_refused_says_why_and_keeps_the_words(editor):
    page = upload(editor, moving_picture()).content.decode()
    assert "This picture moves." in page
    assert 'value="The harbour"' in page
    assert not Image.objects.exists()


def test_a_picture_that_is_here_already_is_pointed_out(editor):
    image = store_image(file=picture_file(), image=Image(alt="The harbour at six"))
    page = upload(editor).content.decode()
    assert f'This picture is here already: <a href="{of(image)}">The harbour at six</a>.' in page


def test_an_upload_without_a_file_is_refused(editor):
    assert "This field is required." in editor.post(ADD, {"alt": "x"}).content.decode()


def test_the_list_shows_the_pictures(editor):
    image = store_image(file=picture_file())
    assert f'src="{image.thumbnail_url}"' in editor.get(LIST).content.decode()


def test_words_can_be_changed_and_the_file_cannot(editor):
    image = store_image(file=picture_file())
    other = SimpleUploadedFile("other.jpg", picture_file(64, 64).getvalue())
    editor.post(of(image), {"alt": "Boats", "picture": other})
    changed = Image.objects.get()
    assert (changed.alt, changed.digest) == ("Boats", image.digest)


def test_readers_of_its_piece_get_another_edition_and_it_says_so(editor):
    image = store_image(file=picture_file())
    piece = cast.make_article(lead_image=image)
    answer = editor.post(of(image), {"caption": "The harbour at six"}, follow=True)
    assert told(answer)[0] == "Readers see it in 1 piece, which gets another edition by it."
    assert piece.editions.first().published_by.username == "eva"


def test_a_picture_of_a_piece_is_kept(editor):
    image = store_image(file=picture_file())
    cast.make_article(lead_image=image)
    editor.post(f"{LIST}{image.pk}/delete/", {"post": "yes"})
    assert Image.objects.exists()


def test_a_picture_of_nothing_can_be_deleted(editor):
    image = store_image(file=picture_file())
    editor.post(f"{LIST}{image.pk}/delete/", {"post": "yes"})
    assert not Image.objects.exists()


def test_a_piece_takes_its_lead_image(editor):
    image = store_image(file=picture_file())
    piece = cast.make_draft()
    save_piece(editor, piece, lead_image=image.pk)
    assert Article.objects.get().lead_image == image


def test_moderators_are_refused(db):
    assert moderator_client().get(LIST).status_code == 403


def test_its_page_says_where_it_is_shown(editor, media):
    image = store_image(file=picture_file())
    piece = cast.make_article("Boats come in", lead_image=image)
    page = editor.get(f"/admin/articles/image/{image.pk}/change/").content.decode()
    assert f'<a href="/admin/articles/article/{piece.pk}/change/">Boats come in</a>' in page


def test_the_focal_point_is_two_numbers(editor, media):
    image = store_image(file=picture_file())
    address = f"/admin/articles/image/{image.pk}/change/"
    editor.post(address, {"alt": "Boats", "focal_x": "31", "focal_y": "100"})
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y, image.focus) == (31, 100, "focus-x-3 focus-y-10")


def test_a_focal_point_outside_the_picture_is_refused(editor, media):
    image = store_image(file=picture_file())
    page = editor.post(f"/admin/articles/image/{image.pk}/change/", {"focal_x": "101"})
    assert "Per cent go from 0 to 100." in page.content.decode()


def test_a_writer_describes_a_picture_until_readers_see_it(db):
    writer, image = client_of(make_staff("wilma", WRITERS)), store_image(file=picture_file())
    cast.make_draft(lead_image=image)
    writer.post(of(image), {"alt": "Boats"})
    assert Image.objects.get().alt == "Boats"
    cast.make_article(lead_image=image)
    assert writer.post(of(image), {"alt": "Ships"}).status_code == 403
    assert Image.objects.get().alt == "Boats"
