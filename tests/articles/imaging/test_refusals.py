"""What is no picture, or too much of one, is refused in a sentence and leaves nothing behind."""

from io import BytesIO

import pytest

from articles.imaging import ImageRefused, store_image
from articles.imaging.reading import LARGEST_FILE
from articles.models import Image
from tests.articles.imaging.pictures import claims_to_measure, moving_picture, picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NO_PICTURES = {
    "page": b"<!DOCTYPE html><script>alert(1)</script>",
    "svg": SVG,
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "bitmap": picture_file(8, 8, "BMP").getvalue(),
    "tiff": picture_file(8, 8, "TIFF").getvalue(),
    "noise": bytes(range(256)) * 20,
}


def refusal(file):
    with pytest.raises(ImageRefused) as refused:
        store_image(file=file)
    assert not Image.objects.exists()
    return str(refused.value)


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture(name):
    assert "no picture that can be read here" in refusal(BytesIO(NO_PICTURES[name]))


def test_an_empty_file():
    assert "is empty" in refusal(BytesIO())


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_file_that_was_cut_off(form):
    whole = picture_file(400, 400, form).getvalue()
    assert "a part of" in refusal(BytesIO(whole[: len(whole) // 2]))


def test_a_file_that_is_too_large():
    whole = picture_file(8, 8).getvalue()
    assert "larger than 25 MB" in refusal(BytesIO(whole + b"\0" * LARGEST_FILE))


@pytest.mark.parametrize("size", [(60_000, 60_000), (7000, 6000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size):
    assert "40 million pixels" in refusal(claims_to_measure(*size))


def test_a_ribbon():
    assert "16,000 pixels on one side" in refusal(claims_to_measure(20_000, 20))


def test_a_header_that_promises_more_than_there_is():
    assert "damaged" in refusal(claims_to_measure(3000, 3000))


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_a_moving_picture(form):
    assert "This picture moves" in refusal(moving_picture(form))
