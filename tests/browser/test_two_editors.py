"""Two editors write in one piece at the same time: both see it, and both texts are kept."""

from playwright.sync_api import expect

from archive.roles import EDITORS
from articles.models import Article
from tests import cast
from tests.articles.admin.people import make_staff
from tests.browser.newsroom import follow, page_of, press, told

TEXT = "The bill passed at noon.\n\nNobody cheered.\n\nThe harbour slept."


def write(page, text):
    """As soon as the editor's script is there."""
    expect(page.locator("[data-count]")).not_to_be_empty()
    page.locator("textarea[name=body]").fill(text)


def test_a_clash_is_seen_coming_and_merged(open_as, archive):
    piece = cast.make_draft("The quay", body=TEXT)
    eva = open_as(make_staff("eva", EDITORS), page_of(piece))
    ida = open_as(make_staff("ida", EDITORS), page_of(piece), color_scheme="dark")
    expect(ida.get_by_text("eva has this piece open too")).to_be_visible()
    write(eva, TEXT.replace("noon", "dusk").replace("slept", "woke"))
    write(ida, TEXT.replace("noon", "dawn").replace("Nobody", "Everybody"))
    press(ida, "Save")
    press(eva, "Save")
    expect(eva.get_by_text("one place you both changed")).to_be_visible()
    expect(eva.get_by_label("What it should say instead")).to_be_hidden()
    eva.get_by_label("You", exact=False).check()
    press(eva, "Save what is chosen")
    told(eva, "Saved as draft 2.")
    follow(eva, "Drafts", exact=True)
    stands = Article.objects.get(pk=piece.pk).body
    assert stands == "The bill passed at dusk.\n\nEverybody cheered.\n\nThe harbour woke."
    assert piece.drafts.get(number=1).payload["body"].startswith("The bill passed at dawn.")
