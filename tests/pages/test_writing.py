"""The form in which readers write, and where they are led when it was sent."""

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.utils import timezone

from comments import moderation
from comments.models import Comment, Reader
from comments.readers.knowing import recognise
from tests import cast
from tests.pages.writing import filled, form_address, newest, write


@pytest.fixture
def article(db):
    return cast.make_article()


@pytest.fixture
def comment(article):
    return cast.make_comment(article, "First line.\nSecond line.", author_name="Otto")


@pytest.fixture
def known(article, client):
    """The browser of a reader who was published before."""
    reader = Reader.objects.create(email="rosa@example.org", confirmed_at=timezone.now())
    cast.make_comment(article, "Earlier.", reader=reader, author_name="Rosa M.")
    response = HttpResponse()
    recognise(response, reader)
    client.cookies = response.cookies
    return client


@pytest.fixture
def mara(db, client):
    user = User.objects.create_user("mara", first_name="Mara", last_name="Quist")
    user.groups.add(Group.objects.get(name="Moderators"))
    client.force_login(user)
    return client


def text(response):
    return " ".join(response.content.decode().split())


def test_form_is_nobody_elses_page(client, article):
    response = client.get(form_address(article))
    assert response["Cache-Control"] == "private, no-store"
    assert "csrfmiddlewaretoken" in text(response)
    assert '<meta name="robots" content="noindex">' in text(response)


def test_form_says_the_limit(client, article):
    assert "At most 10,000 characters." in text(client.get(form_address(article)))


def test_browsers_may_fill_in_who_writes(client, article):
    page = text(client.get(form_address(article)))
    for word in ("name", "email", "url"):
        assert f'autocomplete="{word}"' in page


def test_what_is_answered_stands_above_the_form(client, article, comment):
    page = text(client.get(f"{form_address(article)}?parent={comment.pk}"))
    assert "Write a reply" in page
    assert '<bdi class="comment__name">Otto</bdi>' in page
    assert f'name="parent" value="{comment.pk}"' in page


def test_a_quotation_stands_in_the_form(client, article, comment):
    page = client.get(f"{form_address(article)}?parent={comment.pk}&quote=1").content.decode()
    assert "&gt; First line.\n&gt; Second line." in page


@pytest.mark.parametrize("parent", ["999", "x", "-1", "9" * 40])
def test_what_is_not_there_cannot_be_answered(client, article, parent):
    page = text(client.get(f"{form_address(article)}?parent={parent}"))
    assert "no longer here" in page
    assert "Write a comment" in page


def test_a_comment_of_another_thread_cannot_be_answered(client, article):
    other = cast.make_comment(cast.make_article("Another"))
    assert "no longer here" in text(client.get(f"{form_address(article)}?parent={other.pk}"))


def test_a_closed_thread_shows_why_and_no_form(client, article, django_user_model):
    closer = django_user_model.objects.create_user("closer")
    moderation.close(article=article, actor=closer, reason="Off topic.")
    response = client.get(form_address(article))
    assert response.status_code == 403
    assert "Off topic." in text(response)
    assert "<textarea" not in text(response)


def test_there_is_no_form_for_a_draft(client, db):
    draft = cast.make_draft()
    assert client.get(form_address(draft)).status_code == 404


def test_a_comment_leads_to_its_authors_own_page(client, article):
    response = write(client, article)
    assert response["Location"] == f"/comments/{newest().pk}/own/"
    assert "Waiting" in text(client.get(response["Location"]))


def test_a_reply_stands_under_what_it_answers(client, article, comment):
    write(client, article, parent=comment.pk)
    assert newest().parent == comment


def test_line_ends_are_stored_as_one(client, article):
    write(client, article, "One.\r\n\r\nTwo.")
    assert newest().body == "One.\n\nTwo."


def test_a_known_reader_is_said_to_be_known_and_filled_in(known, article):
    page = text(known.get(form_address(article)))
    assert "This browser is known as that of <b>rosa@example.org</b>" in page
    assert 'value="Rosa M."' in page


def test_a_known_reader_is_published_at_once(known, article):
    response = write(known, article)
    assert newest().visible
    assert "Published" in text(known.get(response["Location"]))


def test_a_known_reader_with_another_address_is_a_stranger(known, article):
    write(known, article, email="other@example.org")
    assert newest().reader is None


def test_not_you_forgets_the_browser_and_keeps_the_text(known, article):
    response = known.post(f"{article.get_absolute_url()}comments/stranger/", filled("My words."))
    assert "My words." in text(response)
    assert "rosa@example.org" not in text(response)
    assert response.cookies["reader"]["max-age"] == 0


def test_preview_shows_the_text_as_it_would_stand_and_sends_nothing(client, article):
    address = f"{article.get_absolute_url()}comments/preview/"
    page = text(client.post(address, filled("> Quoted.\n\nhttps://example.org/ said so.")))
    assert "<blockquote><p>Quoted.</p></blockquote>" in page
    assert 'href="https://example.org/"' in page
    assert not Comment.objects.exists()


def test_preview_escapes_what_is_no_mark(client, article):
    address = f"{article.get_absolute_url()}comments/preview/"
    page = text(client.post(address, filled("<script>alert(1)</script>")))
    assert "<script>alert(1)" not in page


def test_moderators_need_no_address_and_are_marked(mara, article):
    write(mara, article, email="", author_name="Mara Quist")
    assert (newest().mark, newest().visible) == ("moderator", True)


def test_moderators_find_their_name_filled_in(mara, article):
    page = text(mara.get(form_address(article)))
    assert 'value="Mara Quist"' in page
    assert "Your words are marked" in page


def test_a_name_gives_nobody_the_mark(client, article):
    write(client, article, author_name="moderator", mark="moderator", posted_by="1")
    assert (newest().mark, newest().posted_by) == ("", None)


def test_sending_the_form_twice_makes_one_comment(client, article):
    sent = filled()
    first = client.post(form_address(article), sent)
    second = client.post(form_address(article), sent)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_the_same_words_give_nobody_elses_browser_the_comment(client, article):
    write(client, article)
    client.cookies.clear()
    response = write(client, article)
    assert response.status_code == 409
    assert "wrote" not in response.cookies


def test_in_place_the_form_comes_alone(client, article):
    page = client.get(form_address(article), headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith('<section class="writing"')
    assert "<html" not in page
