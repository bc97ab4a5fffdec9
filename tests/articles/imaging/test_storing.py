import hashlib
import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from PIL import Image as Decoded

from articles.imaging import remove_image, store_image
from articles.imaging.reading import ONE_AT_A_TIME, read_picture
from articles.models import Image
from tests import cast
from tests.articles.imaging.pictures import (
    PLACE,
    photograph_with_notes,
    picture_file,
    picture_with_page_behind,
)

NAME = re.compile(r"images/[0-9a-f]{64}-[0-9]+\.(avif|webp|jpg)")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def stored(name):
    with default_storage.open(name) as file:
        return file.read()


def decoded(rendition):
    return Decoded.open(BytesIO(stored(rendition["name"])))


def test_a_photograph_comes_in_three_sizes_and_two_forms_with_one_jpeg():
    image = store_image(file=picture_file(2400, 1600))
    assert [(r["type"], r["width"], r["height"]) for r in image.renditions] == [
        *(("image/avif", *size) for size in [(480, 320), (960, 640), (1600, 1067)]),
        *(("image/webp", *size) for size in [(480, 320), (960, 640), (1600, 1067)]),
        ("image/jpeg", 1600, 1067),
    ]


def test_renditions_are_what_they_say():
    image = store_image(file=picture_file(1200, 800))
    for rendition in image.renditions:
        opened = decoded(rendition)
        assert (opened.get_format_mimetype(), opened.size[0]) == (
            rendition["type"],
            rendition["width"],
        )


def test_nothing_is_enlarged():
    image = store_image(file=picture_file(300, 200))
    assert {rendition["width"] for rendition in image.renditions} == {300}


def test_names_are_digests():
    image = store_image(file=picture_file())
    assert all(NAME.fullmatch(rendition["name"]) for rendition in image.renditions)


def test_the_original_is_kept_byte_for_byte():
    file = photograph_with_notes()
    image = store_image(file=file)
    assert stored(image.file.name) == file.getvalue()
    assert image.digest == hashlib.sha256(file.getvalue()).hexdigest()


def test_the_same_file_twice_is_one_image():
    first = store_image(file=picture_file(), image=Image(alt="A harbour"))
    second = store_image(file=picture_file(), image=Image(alt="Another"))
    assert first == second
    assert Image.objects.get().alt == "A harbour"


def test_a_file_that_was_cut_off_is_written_again(media):
    file = photograph_with_notes()
    image = store_image(file=file)
    names = [image.file.name, *(rendition["name"] for rendition in image.renditions)]
    image.delete()
    for name in names:
        (media / name).write_bytes(b"half")
    again = store_image(file=file)
    assert [again.file.name, *(r["name"] for r in again.renditions)] == names
    assert stored(again.file.name) == file.getvalue()
    assert decoded(again.renditions[-1]).size == (400, 600)


def test_notes_are_read_one_picture_at_a_time(monkeypatch):
    locked = []
    monkeypatch.setattr(
        Decoded.Image, "getexif", lambda picture: locked.append(ONE_AT_A_TIME.locked()) or {}
    )
    read_picture(picture_file(64, 64, "PNG"))
    assert locked == [True]
    assert not ONE_AT_A_TIME.locked()


def test_a_picture_that_lies_on_its_side_is_turned():
    image = store_image(file=photograph_with_notes())
    assert (image.width, image.height) == (400, 600)
    assert decoded(image.renditions[-1]).size == (400, 600)


def test_renditions_say_nothing_of_place_and_maker():
    image = store_image(file=photograph_with_notes())
    for rendition in image.renditions:
        assert PLACE.encode() not in stored(rendition["name"])
        assert not decoded(rendition).getexif()


def test_a_page_behind_a_picture_stays_behind():
    script = b"<script>alert(1)</script>"
    image = store_image(file=picture_with_page_behind(script))
    assert not any(script in stored(rendition["name"]) for rendition in image.renditions)


def test_what_is_transparent_becomes_white():
    written = BytesIO()
    Decoded.new("RGBA", (64, 64), (0, 0, 0, 0)).save(written, "PNG")
    image = store_image(file=written)
    assert decoded(image.renditions[-1]).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P")])
def test_other_colours_become_those_of_the_web(form, mode):
    image = store_image(file=picture_file(64, 64, form, mode))
    assert decoded(image.renditions[-1]).mode == "RGB"


def test_sixteen_bits_of_grey_keep_their_greys():
    written = BytesIO()
    Decoded.new("I;16", (64, 64), 32768).save(written, "PNG")
    image = store_image(file=written)
    assert 120 < decoded(image.renditions[-1]).getpixel((5, 5))[0] < 136


def test_removing_takes_the_files_too(django_capture_on_commit_callbacks):
    image = store_image(file=picture_file())
    names = [image.file.name, *(rendition["name"] for rendition in image.renditions)]
    with django_capture_on_commit_callbacks(execute=True):
        remove_image(image=image)
    assert not any(default_storage.exists(name) for name in names)


def test_removing_one_leaves_a_twin_its_files(django_capture_on_commit_callbacks):
    twin = store_image(file=picture_file(64, 64))
    other = store_image(file=picture_file(64, 64, comment=b"the same, with a word"))
    with django_capture_on_commit_callbacks(execute=True):
        remove_image(image=other)
    assert all(default_storage.exists(rendition["name"]) for rendition in twin.renditions)


def test_what_a_piece_shows_cannot_be_removed():
    image = store_image(file=picture_file(64, 64))
    cast.make_article(lead_image=image)
    with pytest.raises(ProtectedError):
        remove_image(image=image)
