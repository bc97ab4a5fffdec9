"""A broken address costs neither an import nor a piece."""

from pathlib import Path

import pytest

from articles.importing.reading import Refused
from articles.importing.web_addresses import is_web_address, split_address
from articles.importing.wordpress import reader
from tests.articles.importing.exports import comment, export, item, read, read_one

BROKEN = "http://[::1"


def test_a_broken_address_has_no_parts() -> None:
    assert split_address(BROKEN) is None


@pytest.mark.parametrize("text", ["https://a.example", "http://a.example/b?c#d"])
def test_a_web_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text", ["", BROKEN, "javascript:alert(1)", "data:text/html,x", "/b", "//a.example", "http:///"]
)
def test_no_web_address(text: str) -> None:
    assert not is_web_address(text)


def test_a_piece_whose_link_is_broken_comes_in_without_it(tmp_path: Path) -> None:
    record = read_one(tmp_path, export(item(link=BROKEN)), source="The Lantern").record
    assert (record.original_url, record.old_addresses) == ("", ())


def test_a_site_whose_address_is_broken_goes_by_its_title(tmp_path: Path) -> None:
    text = export(item()).replace("https://old.example", "http://[bad")
    record = read_one(tmp_path, text, source="The Lantern").record
    assert record.key == "wordpress:The Old Site:7"


@pytest.mark.parametrize("url", [BROKEN, "javascript:alert(1)", f"https://a.example/{'x' * 500}"])
def test_a_reader_s_website_that_is_none_is_left_out(tmp_path: Path, url: str) -> None:
    record = read_one(tmp_path, export(item(comment(1, author_url=url)))).record
    assert record.comments[0].website == ""


@pytest.mark.parametrize("error", [ValueError("odd"), OverflowError("odd")])
def test_an_item_that_can_t_be_read_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def stumble(*_: object) -> None:
        raise error

    monkeypatch.setattr(reader, "read_bylines", stumble)
    (reading,) = read(tmp_path, export(item()))
    assert reading == Refused(label="The harbour bill", reason="can't be read: odd")
