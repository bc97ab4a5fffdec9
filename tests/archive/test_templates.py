"""Both template engines escape what readers wrote, and a broken template is named."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.template import engines
from django.test import RequestFactory

from archive.context import site


def test_jinja_escapes_and_knows_addresses_and_languages() -> None:
    template = engines["jinja2"].from_string("{{ name }} {{ _('Year') }} {{ static('a.css') }}")
    assert template.render({"name": "<b>"}) == "&lt;b&gt; Year /static/a.css"


def test_every_page_knows_the_sites_name_and_address() -> None:
    names = site(RequestFactory().get("/"))
    assert names["SITE_NAME"] == "The Backfile"
    assert names["SITE_URL"] == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("name", "page"), [("lean.html", "<p>\na\n  b\n</p>"), ("lean.txt", "<p>\n  a\n  b\n  </p>")]
)
def test_pages_lose_their_indentation_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, page: str
) -> None:
    (tmp_path / name).write_text("<p>\n  {{ said }}\n  </p>")
    engine: Any = engines["django"]
    monkeypatch.setattr(engine.engine, "dirs", [tmp_path])
    assert engine.get_template(name).render({"said": "a\n  b"}) == page


def test_every_template_compiles(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_templates")
    assert capsys.readouterr().out == "Every template compiles.\n"


def test_a_broken_template_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.html").write_text("{% if %}")
    engine: Any = engines["django"]
    monkeypatch.setattr(engine, "dirs", [tmp_path])
    monkeypatch.setattr(engine.engine, "dirs", [tmp_path])
    engine.engine.template_loaders[0].reset()
    with pytest.raises(CommandError, match=r"broken\.html: .*if"):
        call_command("check_templates")
