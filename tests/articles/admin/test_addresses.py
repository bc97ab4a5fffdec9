"""Moving a public piece, renaming what it is filed under, and the old addresses themselves."""

from articles.models import Author, OldAddress, Topic
from tests.articles.admin.forms import publish_piece, save_piece
from tests.cast import make_article, make_author, make_draft, make_publication, make_topic

ADD = "/admin/articles/oldaddress/add/"
NO_ALIASES = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}


def test_a_public_piece_that_moves_keeps_its_former_address(editor, client):
    article = make_article()
    save_piece(editor, article, slug="harbour")
    assert client.get("/2020/01/04/the-harbour-bill/").status_code == 200
    publish_piece(editor, article)
    moved = client.get("/2020/01/04/the-harbour-bill/")
    assert (moved.status_code, moved["Location"]) == (301, "/2020/01/04/harbour/")


def test_a_new_date_moves_it_too(editor, client):
    article = make_article()
    save_piece(editor, article, published_at_0="2019-12-31", published_at_1="08:00")
    publish_piece(editor, article)
    moved = client.get("/2020/01/04/the-harbour-bill/")
    assert moved["Location"] == "/2019/12/31/the-harbour-bill/"


def test_the_box_that_takes_a_former_address_away_says_which(editor):
    topic = make_topic("Docks")
    topic.aliases.create(slug="quays")
    page = editor.get(f"/admin/articles/topic/{topic.pk}/change/").content.decode()
    assert 'aria-label="Delete quays"' in page


def test_a_draft_moves_without_a_trace(editor):
    save_piece(editor, make_draft(), slug="another")
    assert not OldAddress.objects.exists()


def test_a_renamed_topic_keeps_its_former_address(editor, client):
    topic = make_topic("Docks")
    make_article(topics=[topic])
    address = f"/admin/articles/topic/{topic.pk}/change/"
    editor.post(address, {"name": "Docks", "slug": "harbour", "description": ""} | NO_ALIASES)
    assert client.get("/topics/docks/")["Location"] == "/topics/harbour/"


def test_a_topic_that_goes_back_to_its_first_slug_is_no_alias_of_itself(editor):
    topic = make_topic("Docks")
    address = f"/admin/articles/topic/{topic.pk}/change/"
    for slug in ("harbour", "docks"):
        shown = editor.get(address).context["inline_admin_formsets"][0].formset
        rows = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
        assert shown.total_form_count() <= 1
        editor.post(address, {"name": "Docks", "slug": slug, "description": ""} | rows)
    assert list(topic.aliases.values_list("slug", flat=True)) == ["harbour"]


def test_the_former_slug_of_another_topic_is_refused(editor):
    make_topic("Docks").aliases.create(slug="harbour")
    typed = {"name": "Harbour", "slug": "", "description": ""} | NO_ALIASES
    response = editor.post("/admin/articles/topic/add/", typed)
    assert "former address of “Docks”" in str(response.context["errors"])
    assert Topic.objects.count() == 1


def test_an_alias_that_would_hide_behind_a_row_is_refused(editor):
    make_author("Bea Holt")
    row = {"aliases-TOTAL_FORMS": "1", "aliases-0-name": "B.", "aliases-0-slug": "bea-holt"}
    typed = {"name": "Ada Marsh", "slug": "", "bio": ""} | NO_ALIASES | row
    response = editor.post("/admin/articles/author/add/", typed)
    assert "has this slug today" in str(response.context["errors"])
    assert Author.objects.count() == 1


def test_a_slug_is_made_from_the_name(editor):
    typed = {"name": "Søren Vík", "slug": "", "bio": ""} | NO_ALIASES
    editor.post("/admin/articles/author/add/", typed)
    assert Author.objects.get().slug == "søren-vík"


def test_a_renamed_publication_keeps_its_former_address(editor, client):
    paper = make_publication()
    make_article(publication=paper)
    former = paper.get_absolute_url()
    address = f"/admin/articles/publication/{paper.pk}/change/"
    editor.post(address, {"name": paper.name, "slug": "the-daily"} | NO_ALIASES)
    assert client.get(former)["Location"] == "/sources/the-daily/"


def test_a_whole_old_address_may_be_pasted(editor, client):
    article = make_article()
    typed = {"path": "https://old.example.org/?p=17", "article": article.pk, "gone_reason": ""}
    editor.post(ADD, typed)
    assert client.get("/?p=17").status_code in (200, 301)
    assert OldAddress.objects.get().path == "/?p=17"


def test_a_page_can_be_gone_for_a_reason(editor, client):
    editor.post(ADD, {"path": "/contest/", "article": "", "gone_reason": "The contest is over."})
    response = client.get("/contest/")
    assert response.status_code == 410
    assert "The contest is over." in response.content.decode()


def test_an_old_address_leads_somewhere_or_is_gone(editor):
    response = editor.post(ADD, {"path": "/contest/", "article": "", "gone_reason": ""})
    assert "say why the page is gone" in str(response.context["errors"])


def test_the_front_page_is_no_old_address(editor):
    response = editor.post(ADD, {"path": "/", "article": "", "gone_reason": "Gone."})
    assert "front page" in str(response.context["errors"])


def test_what_no_address_can_be_is_refused_with_a_sentence(editor):
    page = editor.post(ADD, {"path": "http://[::1/old", "gone_reason": "It went."})
    assert "This is not an address of the web." in page.content.decode()
    assert not OldAddress.objects.exists()
