"""Words are set ahead of the loader: in order, only where it pays, and never at a piece's cost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from archive.lib.markup import render_article, render_comment
from articles.importing import ahead
from articles.importing.ahead import set_ahead
from articles.importing.reading import Found, PassedOver, Reading
from articles.importing.records import ArticleRecord, CommentRecord


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "WORTHWHILE", 0)


def found(key: str, *bodies: str, **fields: Any) -> Found:
    comments = tuple(
        CommentRecord(key=str(number), parent_key=None, author_name="Ann", body=body)
        for number, body in enumerate(bodies)
    )
    values: dict[str, Any] = {
        "title": "t",
        "body": f"<p>Body of {key}.</p>",
        "comments": comments,
    } | fields
    return Found(record=ArticleRecord(key=key, **values))


def new(key: str) -> bool:
    return True


def die(comments: list[str]) -> list[str]:
    os._exit(1)


def keys(readings: Iterator[Reading]) -> list[str]:
    return [each.record.key if isinstance(each, Found) else "-" for each in readings]


@pytest.mark.usefixtures("at_once")
def test_the_words_are_those_that_the_loader_would_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "BATCH", 2)
    bodies = ("One.", "> Two https://a.example/", "*Three*")
    (reading,) = set_ahead([found("a", *bodies)], new)
    assert isinstance(reading, Found)
    assert reading.body == render_article(reading.record.body, "html")
    html = [comment.body_html for comment in reading.record.comments]
    assert html == [render_comment(body).html for body in bodies]


@pytest.mark.usefixtures("at_once")
def test_readings_keep_their_order() -> None:
    readings: list[Reading] = [
        found("a", "x"),
        PassedOver(label="Menu", reason="is none"),
        found("b"),
        found("c"),
    ]
    assert keys(set_ahead(readings, new)) == ["a", "-", "b", "c"]


@pytest.mark.usefixtures("at_once")
def test_what_is_known_is_left_to_the_loader() -> None:
    piece = found("a", "x")
    assert list(set_ahead([piece], lambda key: False)) == [piece]


def test_a_small_import_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_start", lambda: pytest.fail("started processes"))
    piece = found("a", "x" * 1000)
    assert list(set_ahead([piece], new)) == [piece]


@pytest.mark.usefixtures("at_once")
def test_what_can_t_be_set_is_left_to_the_loader() -> None:
    piece = found("a", "x", body="x" * 2_000_001)
    assert list(set_ahead([piece], new)) == [piece]


@pytest.mark.usefixtures("at_once")
def test_no_more_is_read_than_the_window_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "WINDOW", 5 * ahead.EACH)
    read: list[str] = []

    def pieces() -> Iterator[Found]:
        for number in range(50):
            read.append(str(number))
            yield found(str(number), "x")

    readings = set_ahead(pieces(), new)
    next(readings)
    assert len(read) <= 5
    readings.close()


@pytest.mark.usefixtures("at_once")
def test_a_process_that_dies_costs_no_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_set", die)
    pieces = [found("a", "x"), found("b", "y")]
    assert keys(set_ahead(pieces, new)) == ["a", "b"]
