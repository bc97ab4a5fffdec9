"""Which pieces show a picture; what an edition has shown stays."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from articles.drafts.saving import discard_draft
from articles.editing.picturing import fence_of
from articles.imaging import remove_image, store_image
from articles.models import Image, ImageUse
from articles.states.scheduling import schedule
from articles.writing import write
from tests import cast
from tests.articles.imaging.pictures import picture_file
from tests.articles.states.desk import draft_change, make_colleague

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


@pytest.mark.parametrize("place", ["lead", "text"])
def test_a_picture_of_a_draft_is_not_removed(image, place):
    typed = {"lead_image": image.pk} if place == "lead" else {"body": fence_of(image)}
    draft_change(cast.make_article("Above"), **typed)
    with pytest.raises(ProtectedError):
        remove_image(image=image)


def test_nor_is_one_of_a_draft_that_waits_for_its_minute(image):
    piece = cast.make_article("Above")
    draft_change(piece, lead_image=image.pk)
    schedule(article=piece, by=make_colleague(), at=timezone.now() + timedelta(days=1))
    with pytest.raises(ProtectedError):
        remove_image(image=image)


def test_a_draft_that_was_passed_by_or_discarded_holds_nothing(image):
    piece = cast.make_article("Above")
    draft_change(piece, lead_image=image.pk)
    draft_change(piece, lead_image=None)
    draft_change(piece, lead_image=image.pk)
    discard_draft(article=piece, by=make_colleague())
    remove_image(image=image)
    assert not Image.objects.exists()


def test_a_picture_of_an_earlier_edition_is_not_removed(image):
    piece = cast.make_article(lead_image=image)
    piece.refresh_from_db()
    piece.lead_image = None
    write(article=piece)
    with pytest.raises(ProtectedError):
        remove_image(image=image)
    assert Image.objects.filter(pk=image.pk).exists()
