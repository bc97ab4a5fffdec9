"""What may stand in one place only: unescaped HTML, and the filters that say what is public."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("archive", "articles", "comments")


def sources(*patterns: str) -> Iterator[Path]:
    for app in APPS:
        for pattern in patterns:
            yield from (ROOT / app).rglob(pattern)


def offenders(found: re.Pattern[str], paths: Iterator[Path], allowed: str) -> list[str]:
    return [
        str(path.relative_to(ROOT))
        for path in paths
        if not re.search(allowed, str(path.relative_to(ROOT))) and found.search(path.read_text())
    ]


def test_only_the_markup_package_calls_text_safe():
    unescaped = re.compile(r"mark_safe|SafeString\(|SafeText|Markup\(")
    assert offenders(unescaped, sources("*.py"), r"^archive/lib/markup/") == []


def test_no_template_switches_escaping_off():
    unescaped = re.compile(r"\|\s*safe\b|autoescape\s+(off|false)|\|\s*safeseq")
    assert offenders(unescaped, (ROOT / "templates").rglob("*.*"), "^$") == []


def test_only_querysets_say_what_is_public():
    raw = re.compile(r"filter\([^)]*\b(status=[\"']published|visible=True|published_at__lte)")
    assert offenders(raw, sources("*.py"), r"querysets\.py$|/migrations/") == []


def test_no_template_carries_a_script_or_style_of_its_own():
    script = r"<script(?![^>]*\bsrc=|\s+type=\"application/ld\+json\"\s*>)"  # that one holds data
    inline = re.compile(rf"<style|\bstyle=|{script}|\bon[a-z]+=[\"']", re.I)
    assert offenders(inline, (ROOT / "templates").rglob("*.*"), "^$") == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "docs/architecture.md", "Makefile"])
def test_the_house_has_its_papers(name):
    assert (ROOT / name).stat().st_size > 200
