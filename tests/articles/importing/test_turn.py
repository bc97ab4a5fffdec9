"""One import at a time: the second waits, and says so."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections

from articles.importing.turn import taking_turns
from articles.models import Article
from tests.articles.importing.exports import export, item


@pytest.fixture
def other_import() -> Iterator[threading.Event]:
    """An import by somebody else, until the event is set."""
    began, may_end = threading.Event(), threading.Event()

    def run() -> None:
        with taking_turns(lambda: None):
            began.set()
            may_end.wait(10)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    began.wait(10)
    yield may_end
    may_end.set()
    thread.join()


@pytest.mark.django_db
def test_alone_it_need_not_wait() -> None:
    with taking_turns(lambda: pytest.fail("waited")):
        assert held() == 1
    assert held() == 0


@pytest.mark.django_db
def test_an_error_gives_the_place_back() -> None:
    with pytest.raises(ValueError, match="broken"), taking_turns(lambda: None):
        raise ValueError("broken")
    assert held() == 0


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_for_the_first(other_import: threading.Event) -> None:
    waited: list[bool] = []

    def let_it_end() -> None:
        waited.append(True)
        other_import.set()

    with taking_turns(let_it_end):
        assert waited == [True]


@pytest.mark.django_db(transaction=True)
def test_a_waiting_command_says_so_and_then_imports(
    other_import: threading.Event, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "export.xml"
    path.write_text(export(item()))
    threading.Timer(0.3, other_import.set).start()
    call_command("import_wordpress", str(path))
    assert "Another import is running; waiting until it has ended." in capsys.readouterr().err
    assert Article.objects.count() == 1


def held() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7402"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return int(cursor.fetchone()[0])
