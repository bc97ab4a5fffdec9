"""Which pieces show a picture; what an edition has shown stays."""

import pytest
from django.db.models import ProtectedError

from articles.imaging import remove_image, store_image
from articles.models import Image, ImageUse
from articles.picturing import fence_of
from articles.writing import write
from tests import cast
from tests.articles.imaging.pictures import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def image():
    return store_image(file=picture_file(600, 400))


def uses(image) -> list[tuple[str, bool]]:
    return [(use.article.title, use.is_current) for use in image.uses.all()]


def test_a_picture_above_a_text_is_in_use(image):
    cast.make_article("Above", lead_image=image)
    assert uses(image) == [("Above", True)]


def test_so_is_one_in_the_text(image):
    cast.make_article("Within", body=f"Words.\n\n{fence_of(image)}\n")
    assert uses(image) == [("Within", True)]


def test_a_draft_that_lets_go_of_it_leaves_nothing(image):
    draft = cast.make_draft(lead_image=image)
    draft.lead_image = None
    write(article=draft)
    assert not ImageUse.objects.exists()


def test_what_readers_saw_stays_noted(image):
    piece = cast.make_article("Above", lead_image=image)
    piece.refresh_from_db()
    piece.lead_image = None
    write(article=piece)
    assert uses(image) == [("Above", False)]


def test_shown_again_it_is_current_again(image):
    piece = cast.make_article("Above", lead_image=image)
    for shown in (None, image):
        piece.refresh_from_db()
        piece.lead_image = shown
        write(article=piece)
    assert uses(image) == [("Above", True)]


def test_a_picture_of_an_earlier_edition_is_not_removed(image):
    piece = cast.make_article(lead_image=image)
    piece.refresh_from_db()
    piece.lead_image = None
    write(article=piece)
    with pytest.raises(ProtectedError):
        remove_image(image=image)
    assert Image.objects.filter(pk=image.pk).exists()
