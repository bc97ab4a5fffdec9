"""``manage.py import_wordpress``: real exports end to end, and what it says when it can't."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.importing.loading import Loader
from articles.importing.reading import Found
from articles.models import Article, OldAddress
from comments.models import Closure, Comment
from tests.articles.importing.exports import comment, export, item

pytestmark = pytest.mark.django_db


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    try:
        call_command("import_wordpress", *map(str, arguments))
    except CommandError as error:
        return f"{capsys.readouterr().out}\n{error}"
    return capsys.readouterr().out


def write_export(folder: Path, *items: str) -> Path:
    path = folder / "export.xml"
    path.write_text(export(*items), "utf-8")
    return path


def test_all_real_files_come_in_and_a_second_time_change_nothing(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted((shared / "data/wxr").glob("*.xml")):
        first = run(capsys, path)
        rows = list(Article.objects.order_by("id").values())
        second = run(capsys, path)
        assert "0 created, 0 updated" in second, path.name
        assert list(Article.objects.order_by("id").values()) == rows
        assert ("1 was refused" in second) == ("1 was refused" in first)


def test_the_theme_test_data_comes_in_as_counted(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shared / "data/wxr/wptt-themeunittestdata.xml"
    expected = json.loads((shared / "data/EXPECTED.json").read_text())["wxr/" + path.name]
    run(capsys, path, "--types", "post,page", "--pings")
    types, approved = expected["types"], expected["approved"]
    assert Article.objects.count() == types["post"] + types["page"]
    assert Comment.objects.count() == expected["comments"]
    assert Comment.objects.filter(status="held").count() == approved["0"]
    assert max(Comment.objects.values_list("depth", flat=True)) + 1 == expected["depth"]


def test_a_closed_thread_and_its_old_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = item(comment(1), comment_status="closed", link="https://old.example/2020/bill/")
    run(capsys, write_export(tmp_path, post))
    article = Article.objects.get()
    assert Closure.objects.in_force().get().article == article
    assert OldAddress.objects.get(path="/2020/bill/").article == article


def test_a_file_that_breaks_off_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_export(tmp_path, item())
    path.write_text(path.read_text()[:-20])
    assert "not well-formed XML" in run(capsys, path)
    assert not Article.objects.exists()


def test_one_bad_file_does_not_keep_the_others_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, tmp_path / "none.xml", tmp_path, write_export(tmp_path, item()))
    assert "1 created, 0 updated, 0 unchanged, 0 skipped, 2 refused" in said
    assert "2 were refused; the report says why." in said


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_export(tmp_path, item(comment(1), comment(2, 1)))
    said = run(capsys, path, "--dry-run")
    assert "1 created" in said
    assert "2 created" in said
    assert [*Article.objects.all(), *Comment.objects.all()] == []


def test_it_says_what_the_file_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, write_export(tmp_path, item(comment(1))))
    assert "export.xml: WXR 1.2, 1 item (1 post), 1 comment up to 1 deep" in said


def test_ctrl_c_keeps_what_came_in_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load, path = Loader.load, write_export(tmp_path, item(), item(post_id="8"))

    def stop_at_the_second(self: Loader, found: Found) -> Article | None:
        if found.record.key.endswith("8"):
            raise KeyboardInterrupt
        return load(self, found)

    monkeypatch.setattr(Loader, "load", stop_at_the_second)
    said = run(capsys, path)
    assert "Articles  1 created" in said
    assert "Stopped. What came in until now stays" in said
    assert Article.objects.count() == 1
