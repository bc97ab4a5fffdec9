"""The embedded database's files: whole or not at all, wherever the folder is."""

from pathlib import Path

import pytest

from archive.lib.database.cluster import server_settings
from archive.lib.database.trouble import start_trouble
from tests.archive.processes import MakeUser, query


def test_a_half_made_database_is_made_anew(tmp_path: Path, user: MakeUser) -> None:
    (tmp_path / "postgres.new" / "base").mkdir(parents=True)
    server = user(tmp_path)
    assert query(server.sockets, "select 1").stdout == "1\n"
    assert not (tmp_path / "postgres.new").exists()


def test_a_long_path_gets_a_private_folder_for_its_socket(tmp_path: Path, user: MakeUser) -> None:
    server = user(tmp_path / ("long" * 30))
    assert query(server.sockets, "select 1").stdout == "1\n"
    assert Path(server.sockets).stat().st_mode & 0o777 == 0o700
    assert str(tmp_path) not in server.sockets
    server.leave()
    assert not Path(server.sockets).exists()


def test_a_path_with_spaces_and_quotes_serves_as_well(tmp_path: Path, user: MakeUser) -> None:
    server = user(tmp_path / "the paper's “files”, all")
    assert query(server.sockets, "select 1").stdout == "1\n"


def test_another_version_of_postgresql_is_named(place: Path, user: MakeUser) -> None:
    version = place / "postgres" / "PG_VERSION"
    before = version.read_text()
    version.write_text("14\n")
    said = user(place).leave()
    version.write_text(before)
    assert "was made by PostgreSQL 14" in said


def test_search_takes_curly_quotes_and_dashes_for_no_letters(place: Path, user: MakeUser) -> None:
    server = user(place)
    words = query(server.sockets, "select to_tsvector('simple', '“Émile” — café’s')").stdout
    server.leave()
    assert words == "'café':2 's':3 'émile':1\n"


def test_letters_are_sorted_by_code_point(place: Path, user: MakeUser) -> None:
    server = user(place)
    ordered = query(
        server.sockets, "select string_agg(a, '' order by a) from unnest('{b,B,a,A}'::text[]) a"
    )
    server.leave()
    assert ordered.stdout == "ABab\n"


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("initdb: error: could not write: No space left on device", "is full"),
        ("FATAL:  could not open: Read-only file system", "cannot keep a database"),
        ("FATAL:  something else.", "did not start: FATAL:  something else (more in"),
        ("", "it gave no reason"),
    ],
)
def test_a_failed_start_is_told_in_one_sentence(output: str, sentence: str) -> None:
    said = str(start_trouble(Path("/kept"), output))
    assert sentence in said
    assert "\n" not in said


def test_the_memory_it_takes_has_a_limit() -> None:
    settings = dict(line.split(" = ") for line in server_settings(Path("/kept"), fsync=True))
    assert 128 <= int(settings["shared_buffers"].removesuffix("MB")) <= 1024
    assert "fsync" not in settings
