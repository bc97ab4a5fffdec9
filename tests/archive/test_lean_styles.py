"""Stylesheets go to readers without what only their authors need."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from archive.lib.static_files import lean


def test_comments_go() -> None:
    assert lean("a { /* why */ color: red; }") == "a {  color: red; }"


def test_indentation_goes() -> None:
    assert lean("a {\n\n    color: red;\n}\n") == "a {\ncolor: red;\n}\n"


@pytest.mark.parametrize("quote", ['"', "'"])
def test_what_looks_like_a_comment_in_a_string_stays(quote: str) -> None:
    rule = f"a::after {{ content: {quote}/* \\{quote} */{quote}; }}"
    assert lean(rule) == rule


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> Path:
    """What readers get of a stylesheet of ours and of one of others."""
    for folder in ("css", "vendor"):
        (tmp_path / "mine" / folder).mkdir(parents=True)
        (tmp_path / "mine" / folder / "a.css").write_text("a { /* why */ }")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [tmp_path / "mine"], tmp_path / "static"
    lean_files = {"BACKEND": "archive.lib.static_files.LeanFiles"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": lean_files}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path / "static"


def test_our_stylesheets_are_served_lean(collected: Path) -> None:
    texts = {path.read_text() for path in (collected / "css").glob("a.*css")}
    assert texts == {"a {  }"}


def test_those_of_others_are_left_alone(collected: Path) -> None:
    assert (collected / "vendor" / "a.css").read_text() == "a { /* why */ }"
