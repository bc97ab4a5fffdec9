"""An editor puts a collection in order, sets a focal point and merges two names: every way there is
works without a pointer too, and no page keeps anybody from it."""

import pytest
from playwright.sync_api import expect

from archive.roles import EDITORS
from articles.imaging import store_image
from articles.models import Author, Collection, Image, Publication, Topic
from tests import cast
from tests.articles.admin.people import make_staff
from tests.articles.imaging.pictures import picture_file
from tests.browser.newsroom import look, press, told

SIZES = [("light", 1280), ("dark", 390)]


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def open_at_desk(request, open_as, archive):
    scheme, width = request.param
    editor = make_staff("eva", EDITORS)
    size = {"width": width, "height": 1600}
    return lambda address: open_as(editor, address, viewport=size, color_scheme=scheme)


@pytest.fixture
def entries(open_at_desk):
    collection = cast.make_collection("Ports", cast.make_articles(3), note="Read it.")
    page = open_at_desk(f"/admin/articles/collection/{collection.pk}/entries/")
    expect(page.locator("[data-handle]")).to_have_count(3)
    return page


@pytest.fixture
def picture(open_at_desk, media):
    image = store_image(file=picture_file(600, 400), image=Image(alt="The harbour"))
    page = open_at_desk(f"/admin/articles/image/{image.pk}/change/")
    expect(page.locator(".focal__point")).to_be_visible()
    return page


def order_of(collection):
    rows = collection.entries.order_by("position").select_related("article")
    return [row.article.title for row in rows]


def handle(page, title):
    return page.locator(f'[data-title="{title}"] [data-handle]')


def test_a_piece_moves_by_arrow_keys_and_it_is_said(entries):
    handle(entries, "Piece 2").focus()
    entries.keyboard.press("ArrowUp")
    entries.keyboard.press("ArrowUp")
    expect(entries.locator("[data-told]")).to_contain_text("Piece 2")
    look(entries)
    press(entries, "Save")
    assert order_of(Collection.objects.get(title="Ports")) == ["Piece 2", "Piece 0", "Piece 1"]


def test_a_piece_is_dragged_by_its_handle(entries):
    handle(entries, "Piece 0").drag_to(entries.locator('[data-title="Piece 2"] .entry__title'))
    press(entries, "Save")
    told(entries, "Saved: readers have it so.")
    assert order_of(Collection.objects.get(title="Ports")) == ["Piece 1", "Piece 2", "Piece 0"]


def test_the_focal_point_moves_by_arrow_keys(picture):
    picture.locator("[data-picture]").focus()
    picture.keyboard.press("ArrowLeft")
    picture.keyboard.press("Shift+ArrowDown")
    expect(picture.get_by_role("group", name="49 %")).to_be_visible()
    look(picture)
    press(picture, "Save")
    assert Image.objects.values_list("focal_x", "focal_y").get() == (49, 60)


def test_the_focal_point_stands_where_somebody_points(picture):
    shown = picture.locator("[data-picture] img").bounding_box()
    at = {"x": shown["width"] * 0.2, "y": shown["height"] * 0.72}
    picture.locator("[data-picture] img").click(position=at)
    press(picture, "Save")
    image = Image.objects.get()
    assert (image.focal_x, image.focal_y) == pytest.approx((20, 72), abs=1)
    assert image.focus == "focus-x-2 focus-y-7"


def test_two_names_of_one_author_are_merged(open_at_desk):
    cast.make_article("Signed otherwise", authors=[cast.make_author("A. Marsh")])
    page = open_at_desk("/admin/articles/author/")
    for name in ("Ada Marsh", "A. Marsh"):
        page.get_by_role("row", name=name).get_by_role("checkbox").check()
    page.get_by_role("combobox", name="Action").select_option(label="Merge …")
    press(page, "Go")
    page.get_by_label("Ada Marsh").check()
    press(page, "See what it does")
    expect(page.get_by_role("main")).to_contain_text("1 piece goes over")
    press(page, "Merge these 2")
    assert list(Author.objects.values_list("name", flat=True)) == ["Ada Marsh"]


@pytest.mark.parametrize("kind", [Author, Topic, Publication, Collection])
def test_forms_of_names_break_no_rule(open_at_desk, kind):
    row = kind.objects.first()
    row.aliases.create(slug="as-it-was")
    look(open_at_desk(f"/admin/articles/{kind._meta.model_name}/{row.pk}/change/"))
