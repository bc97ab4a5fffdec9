from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.imaging import ImageRefused
from articles.imaging.reading import read_picture
from tests.articles.imaging.pictures import picture_file

FORMS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
WHOLE = {form: picture_file(60, 40, form).getvalue() for form in FORMS}
CHANGES = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=8)


@pytest.mark.parametrize("form", FORMS)
@given(changes=CHANGES)
@settings(max_examples=60)
def test_damage_of_any_kind_ends_in_a_picture_or_a_refusal(form, changes):
    damaged = bytearray(WHOLE[form])
    for place, value in changes:
        damaged[place % len(damaged)] = value
    with suppress(ImageRefused):
        assert read_picture(BytesIO(bytes(damaged))).decode().mode == "RGB"
