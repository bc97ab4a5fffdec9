"""``manage.py import_page``: the two real pages end to end, and what it says when it can't."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from comments.models import Closure, Comment

pytestmark = pytest.mark.django_db


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    try:
        call_command("import_page", *map(str, arguments))
    except CommandError as error:
        return f"{capsys.readouterr().out}\n{error}"
    return capsys.readouterr().out


@pytest.fixture
def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


def test_both_real_pages_come_in(seeds: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, *seeds)
    assert "Articles  2 created" in said
    assert "Next: 1 draft waits for a date." in said
    report, blog = Article.objects.order_by("id")
    assert report.get_absolute_url().startswith("/2020/01/04/")
    assert (blog.status, Comment.objects.filter(article=blog).count()) == ("draft", 8)
    assert Closure.objects.in_force().get().article == blog


def test_replies_stand_under_their_parents(
    seeds: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *seeds)
    replies = Comment.objects.filter(depth=1).order_by("path")
    keys = list(replies.values_list("import_key", "parent__import_key"))
    assert keys == [("3.1", "3"), ("6.1", "6")]


def test_a_second_time_changes_nothing(
    seeds: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *seeds)
    before = list(Article.objects.order_by("id").values())
    said = run(capsys, *seeds)
    assert "Articles  0 created, 0 updated, 2 unchanged" in said
    assert "Comments  0 created, 0 updated, 8 unchanged" in said
    assert list(Article.objects.order_by("id").values()) == before


def test_options_say_what_the_text_does_not(
    seeds: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--date", "2022-12", "--source", "A blog", "--author", "Nobody", "--language", "en"]
    run(capsys, seeds[1], *options)
    article = Article.objects.published().get()
    assert article.originally_published_precision == "month"
    assert (article.publication.name, article.bylines.get().author.name) == ("A blog", "Nobody")


def test_options_given_later_update_the_same_piece(
    seeds: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, seeds[1])
    assert "1 updated" in run(capsys, seeds[1], "--date", "2022-12-01", "--no-dek")
    article = Article.objects.published().get()
    assert article.dek == ""
    assert article.comments.count() == 8


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--date", "soon"], "'soon' is no date: write 2020, 2020-01 or 2020-01-04."),
        (["--url", "x"], "'x' is no web address"),
        (["--source-url", "ftp://x"], "'ftp://x' is no web address"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert sentence in run(capsys, tmp_path / "page.txt", *options)


def test_one_address_for_two_files_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "a.txt", "b.txt", "--url", "https://b.example/a")
    assert "give one file with it" in said


def test_what_can_t_be_read_is_refused_and_the_rest_comes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.txt").write_text("A headline\n\nWords.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    said = run(capsys, tmp_path / "none.txt", tmp_path / "picture.png", tmp_path / "page.txt")
    assert "1 created, 0 updated, 0 unchanged, 0 skipped, 2 refused" in said
    assert "It is not plain text." in said
    assert "2 were refused" in said
