"""The site speaks Spanish wherever it speaks English: no string is left out, none is stale."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "locale" / "es" / "LC_MESSAGES"
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".jinja", ".xml")
)
SOURCES = sorted(
    path
    for package in ("archive", "articles", "comments")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
IN_TEMPLATE = re.compile(r"\b(?:gettext|_)\(u?(?P<text>(['\"])(?:\\.|(?!\2).)*\2)")
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n)+)', re.M)


def in_source(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def in_template(path: Path) -> Iterator[str]:
    for match in IN_TEMPLATE.finditer(templatize(path.read_text("utf-8"), origin=str(path))):
        yield ast.literal_eval(match["text"])


def entries() -> dict[str, dict[str, str]]:
    """The catalogue as its source has it, by English text."""
    found: dict[str, dict[str, str]] = {}
    entry: dict[str, str] = {}
    for kind, lines in ENTRY.findall((FOLDER / "django.po").read_text("utf-8")):
        text = "".join(ast.literal_eval(line) for line in lines.splitlines())
        if kind == "msgid":
            entry = found.setdefault(text, {})
        entry[kind] = text
    del found[""]
    return found


@pytest.fixture(scope="module")
def compiled() -> GNUTranslations:
    with (FOLDER / "django.mo").open("rb") as file:
        return GNUTranslations(file)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_of_a_template_is_translated(path):
    known = entries()
    assert [text for text in in_template(path) if not any_translation(known, text)] == []


def test_every_text_of_the_code_is_translated():
    known = entries()
    texts = {text for path in SOURCES for text in in_source(path)}
    assert sorted(text for text in texts if not any_translation(known, text)) == []


def test_what_is_compiled_is_what_is_written(compiled):
    for text, entry in entries().items():
        plural = entry.get("msgid_plural")
        if plural is None:
            assert compiled.gettext(text) == entry["msgstr"]
        else:
            written = [entry["msgstr[0]"], entry["msgstr[1]"]]
            assert [compiled.ngettext(text, plural, number) for number in (1, 2)] == written


def test_a_translation_has_the_places_of_its_text():
    for text, entry in entries().items():
        for kind, translated in entry.items():
            allowed = {places(text), places(entry.get("msgid_plural", text))}
            assert not kind.startswith("msgstr") or places(translated) in allowed, text


def test_no_translation_waits_to_be_looked_at():
    assert "fuzzy" not in (FOLDER / "django.po").read_text("utf-8")


def any_translation(known: dict[str, dict[str, str]], text: str) -> str:
    entry = known.get(text, {})
    return entry.get("msgstr") or entry.get("msgstr[0]", "")


def places(text: str) -> tuple[str, ...]:
    return tuple(sorted(PLACES.findall(text)))
