"""`manage.py verify_editions`: what it prints, how it ends, and what a deposit proves."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Edition
from articles.record.canonical import canonical, digest_of, header_of
from articles.writing import write
from tests import cast
from tests.articles.record.tampering import as_owner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def piece():
    piece = cast.make_article(body="One.")
    cast.make_collection("Dossier", [piece])
    piece.body = "Two."
    return write(article=piece)


def run(*words: str) -> None:
    call_command("verify_editions", *words)


def test_a_record_that_holds_is_counted(capsys):
    run()
    assert "States: 3. Sealed: 0. Wrong: 0." in capsys.readouterr().out


def test_what_is_wrong_is_named_and_it_ends_with_an_error(capsys, piece):
    with as_owner():
        Edition.objects.filter(number=1).update(note="Never said.")
    with pytest.raises(CommandError, match="Wrong: 1"):
        run()
    assert f"{piece.address}, edition 1: its header is not" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["{}", "https://example.org{}", "{}?page=2"])
def test_one_piece_is_looked_at_alone(capsys, piece, address):
    cast.make_article("Another")
    run("--article", address.format(piece.address))
    assert "States: 2." in capsys.readouterr().out


@pytest.mark.parametrize("address", ["/2020/01/04/nothing/", "/", "nonsense"])
def test_an_address_where_nothing_stands_is_refused(address):
    with pytest.raises(CommandError, match="No piece stands at"):
        run("--article", address)


def test_the_sum_is_that_of_the_file_of_heads(capsys, tmp_path: Path):
    run("--heads", str(tmp_path / "heads.txt"))
    kept = (tmp_path / "heads.txt").read_bytes()
    assert kept.count(b"\n") == 2
    assert f"Sum over all heads: {hashlib.sha256(kept).hexdigest()}" in capsys.readouterr().out


def test_later_editions_don_t_disturb_a_deposit(tmp_path: Path, piece):
    run("--heads", str(tmp_path / "heads.txt"))
    piece.body = "Three."
    write(article=piece)
    run("--against", str(tmp_path / "heads.txt"))


def test_a_chain_that_was_forged_whole_is_found_by_a_deposit(capsys, tmp_path: Path, piece):
    run("--heads", str(tmp_path / "heads.txt"))
    last = piece.editions.get(number=2)
    last.note = "Forged."
    last.digest = digest_of(canonical(header_of(last)))
    with as_owner():
        last.save()
    run()
    with pytest.raises(CommandError, match="Wrong: 1"):
        run("--against", str(tmp_path / "heads.txt"))
    assert "the deposit names it" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["nonsense\n", "article 1 1 zz\n", "\x00\n"])
def test_a_file_that_is_no_deposit_is_refused(tmp_path: Path, text):
    (tmp_path / "heads.txt").write_text(text)
    with pytest.raises(CommandError, match=r"is no deposit\. Line 1"):
        run("--against", str(tmp_path / "heads.txt"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(CommandError, match="can’t be opened"):
        run("--against", str(tmp_path / "none.txt"))
