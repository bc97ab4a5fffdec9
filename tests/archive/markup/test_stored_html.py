"""Stored HTML is safe once it came from the database, and only then."""

import re
from pathlib import Path

from django.db import connection, models
from django.utils.safestring import SafeString

from archive.lib.markup import StoredHTMLField

ROOT = Path(__file__).resolve().parents[3]
FIELD = StoredHTMLField()


def read(value: str | None) -> SafeString | None:
    return FIELD.from_db_value(value, models.Value(""), connection)


def test_what_the_database_gives_is_safe_in_a_template():
    html = read("<p>a</p>")
    assert isinstance(html, SafeString)
    assert html == "<p>a</p>"


def test_null_stays_null():
    assert read(None) is None


def test_it_is_a_text_column():
    assert StoredHTMLField().get_internal_type() == "TextField"


def test_no_other_module_calls_a_string_safe():
    packages = [ROOT / name for name in ("archive", "articles", "comments")]
    sources = [path for package in packages for path in package.rglob("*.py")]
    marking = re.compile(r"\bmark_safe\b|\bSafeString\(|\bMarkup\(|\|\s*safe\b")
    found = [path for path in sources if marking.search(path.read_text(encoding="utf-8"))]
    assert {path.parent.relative_to(ROOT).as_posix() for path in found} == {"archive/lib/markup"}
