"""manage.py check_links."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.lib.fetching import FetchFailed, Trouble
from articles.links.finding import find_links
from articles.models import ArticleLink, Link
from articles.writing import write
from tests.cast import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def pieces():
    made = [make_article(f"Piece {n}", body=f"[x](https://{n}.example/)") for n in range(3)]
    for piece in made:
        find_links(piece)
    return made


def run(*options):
    said = StringIO()
    call_command("check_links", *options, stdout=said, stderr=said)
    return said.getvalue()


def test_those_whose_turn_it_is_are_looked_at(pieces, elsewhere):
    elsewhere["https://1.example/"] = 404
    assert run() == "Looked at: 3. Alive: 2; did not answer: 1.\n"
    assert run() == "Looked at: 0.\n"


def test_all_are_those_that_nobody_looked_at_today(pieces, elsewhere):
    Link.objects.update(check_at="2099-01-01T00:00Z")
    assert run() == "Looked at: 0.\n"
    assert run("--all", "--limit", "2") == "Looked at: 2. Alive: 2.\n"
    assert run("--all") == "Looked at: 1. Alive: 1.\n"


@pytest.mark.parametrize(
    "address", ["/2020/01/04/piece-0/", "https://paper.example/2020/01/04/piece-0"]
)
def test_those_of_one_piece_are_looked_at_whether_due_or_not(pieces, elsewhere, address):
    Link.objects.update(check_at="2099-01-01T00:00Z")
    assert run("--article", address) == "Looked at: 1. Alive: 1.\n"
    assert elsewhere["asked"] == ["HEAD https://0.example/"]


def test_a_former_address_of_the_piece_will_do(pieces, elsewhere):
    pieces[0].slug = "other"
    write(article=pieces[0])
    assert run("--article", "/2020/01/04/piece-0/") == "Looked at: 1. Alive: 1.\n"


@pytest.mark.parametrize("address", ["/2020/01/04/never/", "/", "nonsense", "/topics/x/"])
def test_where_no_piece_stands_it_says_so(address):
    with pytest.raises(CommandError, match="No piece stands at"):
        run("--article", address)


def test_links_of_all_pieces_are_found_anew(pieces, elsewhere):
    ArticleLink.objects.all().delete()
    assert run("--find").startswith("Links to other sites: 3.\nLooked at: 3.")


def test_offline_it_says_so_and_holds_nothing_against_them(pieces, elsewhere):
    for n in range(3):
        elsewhere[f"https://{n}.example/"] = FetchFailed(Trouble.NAME, "x")
    elsewhere["https://web.archive.org/web/"] = FetchFailed(Trouble.NAME, "x")
    with pytest.raises(CommandError, match="offline"):
        run()
    assert not Link.objects.exclude(state="unknown").exists()


def test_stopped_it_keeps_what_it_found_and_goes_on_later(pieces, elsewhere, monkeypatch):
    from articles.links import working_through

    kept = working_through.keep
    looked = []

    def interrupted(link, finding):
        if looked:
            raise KeyboardInterrupt
        looked.append(link)
        return kept(link, finding)

    monkeypatch.setattr(working_through, "keep", interrupted)
    assert run("--all") == "Stopped; the same command goes on from here.\nLooked at: 1. Alive: 1.\n"
    monkeypatch.setattr(working_through, "keep", kept)
    assert run("--all") == "Looked at: 2. Alive: 2.\n"
