"""The page before publication: what will change, what is amiss, when readers get it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.links.finding import find_links
from articles.models import Article, Correction, Edition, Link, ScheduledChange
from articles.states.publishing import withdraw
from articles.writing import write
from tests import cast
from tests.articles.admin.people import told
from tests.articles.states.desk import draft_change

BODY = "It passed.\n\nSee [the bill](https://example.org/bill)."


@pytest.fixture
def piece(db):
    return cast.make_article(body=BODY, dek="By one vote.")


def address(piece):
    return f"/admin/articles/article/{piece.pk}/publication/"


def page(client, piece):
    response = client.get(address(piece))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def send(client, piece, **typed):
    number = Article.objects.get(pk=piece.pk).draft_number
    shown = {"number": number, "significance": "minor", "when": "now", "minute": "", "note": ""}
    return client.post(address(piece), shown | typed, follow=True)


def errors(response):
    return " ".join(str(each) for each in response.context["form"].errors.values())


def test_it_shows_first_what_will_change(editor, piece):
    draft_change(piece, body=BODY.replace("passed", "failed"), title="The bill")
    html = page(editor, piece)
    assert "<del>" in html
    assert "failed" in html
    assert "Headline" in html


def test_it_says_where_the_piece_moves(editor, piece):
    draft_change(piece, slug="the-bill")
    assert "It moves to /2020/01/04/the-bill/" in page(editor, piece)


def test_it_publishes_and_says_what_readers_have_and_where(editor, piece):
    draft_change(piece, body=BODY.replace("passed", "failed"))
    (sentence,) = told(send(editor, piece))
    assert "Readers have edition 2 of it now" in sentence
    assert 'href="/2020/01/04/the-harbour-bill/"' in sentence


def test_a_change_of_a_public_piece_is_minor_or_significant(editor, piece):
    draft_change(piece, body="It failed.")
    assert "minor fix or a significant" in errors(send(editor, piece, significance=""))
    assert "what changed" in errors(send(editor, piece, significance="major"))
    assert Edition.objects.count() == 1


def test_a_refusal_leads_to_the_field_from_the_head_of_the_page(editor, piece):
    draft_change(piece, body="It failed.")
    refused = send(editor, piece, significance="major").content.decode()
    assert '<a href="#id_note">Change note</a>: Say what changed' in refused


def test_what_was_typed_comes_back_with_a_refusal(editor, piece):
    draft_change(piece, body="It failed.")
    response = send(editor, piece, significance="", note="Counted again.", when="later")
    assert 'value="Counted again."' in response.content.decode()


def test_the_first_publication_asks_for_neither(editor):
    piece = write(article=Article(title="Fog", body="Much.\n\nMore."))
    html = page(editor, piece)
    assert "significance" not in html
    assert "Readers get it for the first time" in html
    assert "<p>Much.</p><p>More.</p>" in html
    assert "Readers can see it now" in told(send(editor, piece))[0]


def test_readers_get_a_correction_with_the_change_it_tells_of(editor, piece):
    draft_change(piece, body="It failed.")
    typed = {"correction_kind": "correction", "correction_text": "We said that it passed."}
    send(editor, piece, **typed)
    assert Correction.objects.get().edition_number == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"correction_kind": "correction"}, "what was wrong"),
        ({"correction_text": "It failed."}, "what kind"),
    ],
)
def test_half_a_correction_is_refused(editor, piece, typed, sentence):
    draft_change(piece, body="It failed.")
    assert sentence in errors(send(editor, piece, **typed))


def test_a_change_is_scheduled(editor, piece):
    draft_change(piece, body="It failed.")
    minute = timezone.localtime() + timedelta(days=1)
    response = send(editor, piece, when="later", minute=f"{minute:%Y-%m-%dT%H:%M}")
    assert "Readers will get it from" in told(response)[0]
    assert ScheduledChange.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("minute", "sentence"),
    [("", "Choose the minute"), ("2020-01-04T06:00", "passed"), ("x", "Write")],
)
def test_a_minute_that_is_none_is_refused(editor, piece, minute, sentence):
    draft_change(piece, body="It failed.")
    assert sentence in errors(send(editor, piece, when="later", minute=minute))


@pytest.mark.parametrize("minute", ["2090-03-26T02:30", "2090-10-29T02:30"])
def test_a_minute_that_the_clock_skips_or_has_twice_is_refused(editor, piece, minute, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    draft_change(piece, body="It failed.")
    with timezone.override("Europe/Berlin"):
        assert "Europe/Berlin" in errors(send(editor, piece, when="later", minute=minute))


def test_a_piece_dated_ahead_appears_then_unless_it_is_published_now(editor):
    ahead = timezone.now() + timedelta(days=1)
    piece = write(article=Article(title="Fog", body="Much.", published_at=ahead))
    html = page(editor, piece)
    assert html.index("Schedule") < html.index("Publish now")
    assert f'value="{timezone.localtime(ahead):%Y-%m-%dT%H:%M}"' in html
    send(editor, piece)
    assert Article.objects.get().is_public


def test_nothing_is_published_that_must_be_mended(editor, piece):
    cast.make_article("Fog")
    draft_change(piece, slug="fog")
    assert "Must be mended" in page(editor, piece)
    assert "has this slug" in errors(send(editor, piece))
    assert Article.objects.get(pk=piece.pk).slug == "the-harbour-bill"


def test_the_checklist_names_what_to_look_at(editor):
    piece = write(
        article=Article(title="Fog", body="![](https://example.org/a.png)\n\n" + BODY, dek="")
    )
    html = page(editor, piece)
    for told_of in (
        "the headline alone",
        "Nobody signs it",
        "None is named",
        "not been looked at yet",
    ):
        assert told_of in html


def test_a_link_that_is_dead_is_named(editor, piece):
    draft_change(piece, title="The bill")
    find_links(piece)
    Link.objects.update(state="dead")
    assert "Dead: https://example.org/bill" in page(editor, piece)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("unknown", "has not been looked at yet, or did not answer"),
        ("troubled", "has not been looked at yet, or did not answer"),
        ("refused", "has not been looked at yet, or did not answer"),
        ("alive", "All of them answer"),
        ("fine", "All of them answer"),
    ],
)
def test_what_is_known_of_links_is_said(editor, piece, state, sentence):
    draft_change(piece, title="The bill")
    find_links(piece)
    Link.objects.update(state=state)
    assert sentence in page(editor, piece)


def test_a_reprint_is_shown_side_by_side(editor, django_capture_on_commit_callbacks):
    text = " ".join(f"Word {n} of the long report." for n in range(80))
    with django_capture_on_commit_callbacks(execute=True):
        cast.make_article("The first", body=text)
    piece = write(article=Article(title="The second", body=text))
    html = page(editor, piece)
    assert "The first" in html
    assert "100% in common" in html


def test_who_was_overtaken_is_told(editor, piece):
    draft_change(piece, title="One")
    draft_change(piece, title="Two")
    assert "Look again" in errors(send(editor, piece, number=1))
    assert Article.objects.get().title == "The harbour bill"


def test_without_changes_there_is_nothing_to_publish(editor, piece):
    assert "no unpublished changes" in page(editor, piece)


def test_a_withdrawn_piece_has_no_such_page(editor, piece):
    withdraw(article=piece, reason="A hoax.")
    response = editor.get(address(piece), follow=True)
    assert "withdrawn" in told(response)[0]


def test_a_draft_that_names_what_is_gone_is_said(editor, piece):
    topic = cast.make_topic()
    draft_change(piece, topics=[topic.pk])
    topic.delete()
    assert "deleted meanwhile" in page(editor, piece)


def test_it_costs_the_same_however_much_there_is(editor, piece, django_assert_max_num_queries):
    draft_change(piece, body=BODY + "\n\n[x](https://example.org/x)" * 50)
    with django_assert_max_num_queries(40):
        page(editor, piece)
