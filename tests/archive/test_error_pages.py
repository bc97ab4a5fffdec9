"""What a reader is told when the site itself is broken."""

from django.db import OperationalError
from django.test import Client


def broken(*args, **kwargs):
    raise OperationalError("the database went away")


def ask(monkeypatch):
    monkeypatch.setattr("articles.views.front.Article.objects.published", broken)
    return Client(raise_request_exception=False).get("/")


def test_a_database_that_is_away_is_a_pause_not_a_fault(monkeypatch):
    response = ask(monkeypatch)
    assert response.status_code == 503
    assert response["Retry-After"] == "30"


def test_the_page_is_in_the_papers_dress_and_may_not_be_kept(monkeypatch):
    response = ask(monkeypatch)
    assert b"masthead" in response.content
    assert "public" not in response.get("Cache-Control", "")
