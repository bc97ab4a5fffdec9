"""Drafts go on naming what was merged: the one that is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.drafts.saving import current_draft, discard_draft
from articles.merging import merge_authors, merge_publications, merge_topics
from articles.models import Article, Draft
from articles.states.due import apply_due
from articles.states.publishing import publish_draft
from articles.states.scheduling import schedule
from tests import cast
from tests.articles.drafts.payloads import byline
from tests.articles.states.desk import draft_change, make_colleague

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece():
    return cast.make_article()


@pytest.fixture
def topics():
    return cast.make_topic("Libel law"), cast.make_topic("Slander")


@pytest.fixture
def authors():
    return cast.make_author("Ada Marsh"), cast.make_author("A. Marsh")


def drafted(piece) -> dict:
    draft = current_draft(piece)
    assert draft is not None
    return dict(draft.payload)


def test_a_topic(piece, topics):
    keep, gone = topics
    draft_change(piece, topics=[keep.pk, gone.pk])
    merge_topics(keep=keep, gone=gone)
    assert drafted(piece)["topics"] == [keep.pk]
    publish_draft(article=piece, by=make_colleague())
    assert piece.topics.get() == keep


def test_an_author_signs_as_before(piece, authors):
    keep, gone = authors
    draft_change(piece, bylines=[byline(gone.pk)])
    merge_authors(keep=keep, gone=gone)
    (row,) = drafted(piece)["bylines"]
    assert (row["author"], row["as_printed"]) == (keep.pk, "A. Marsh")


def test_an_author_signs_once_in_each_role(piece, authors):
    keep, gone = authors
    draft_change(piece, bylines=[byline(gone.pk), byline(keep.pk)])
    merge_authors(keep=keep, gone=gone)
    assert drafted(piece)["bylines"] == [byline(keep.pk)]


def test_a_source(piece):
    keep, gone = cast.make_publication("The Quay"), cast.make_publication("Quay, The")
    draft_change(piece, publication=gone.pk)
    merge_publications(keep=keep, gone=gone)
    assert drafted(piece)["publication"] == keep.pk


def test_a_change_that_waits_is_published_under_it(piece, topics):
    keep, gone = topics
    draft_change(piece, topics=[gone.pk])
    publish_draft(article=piece, by=make_colleague())
    draft_change(piece, title="Fog")
    at = timezone.now() + timedelta(hours=1)
    change = schedule(article=piece, by=make_colleague(), at=at)
    merge_topics(keep=keep, gone=gone)
    apply_due(at + timedelta(minutes=1))
    change.refresh_from_db()
    assert (change.state, change.trouble) == ("done", "")
    assert Article.objects.get().topics.get() == keep


def test_what_came_to_nothing_stays_as_it_was(piece, topics):
    keep, gone = topics
    draft = draft_change(piece, topics=[gone.pk])
    discard_draft(article=piece, by=make_colleague())
    merge_topics(keep=keep, gone=gone)
    assert draft.payload["topics"] == Draft.objects.get(pk=draft.pk).payload["topics"]
