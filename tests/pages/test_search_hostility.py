"""Whatever is asked gets a clear page, and nothing of it becomes markup."""

import pytest

from tests import cast

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
PAGES = ["/search/", "/search/comments/"]
PARAMETERS = ["q", "author", "topic", "source", "from", "to", "lang", "order", "unknown"]
ODD = {
    "terms": "term " * 10_000,
    "megabyte": "a" * 1_000_000,
    "brackets": "(((((" * 100 + "[[[" + "}" * 50,
    "quotes": '"never closed ' * 99 + '"',
    "minus": "-" * 5_000,
    "minuses": " - -- --- -harbour",
    "operators": "OR OR AND NOT author: topic: from: OR",
    "stars": "*" * 500 + " a* *b",
    "regex": "(a+)+$" * 200,
    "tsquery": "!&|<->:*'\\ & ! | <2>",
    "directions": "\u202eharbour\u2066",
    "surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "emoji": "🚢⚓",
    "colons": ":" * 300 + "q:q",
}


@pytest.fixture
def piece(db):
    return cast.make_article("A harbour", body="The harbour lay still.")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ODD)
def test_odd_question_gets_a_page(client, piece, page, name):
    response = client.get(page, {"q": ODD[name]})
    assert response.status_code == 200
    assert b"masthead" in response.content


@pytest.mark.parametrize("name", ["terms", "megabyte"])
def test_long_question_is_not_sent_back_whole(client, piece, name):
    assert len(client.get("/search/", {"q": ODD[name]}).content) < 40_000


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_attack_stays_text(client, piece, page, parameter):
    asked = {"q": "harbour", parameter: ATTACK}
    html = client.get(page, asked).content.decode()
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "\"'>" not in html


@pytest.mark.parametrize("side", ["before", "after"])
def test_attack_for_a_key_is_not_found(read, piece, side):
    html = read(f"/search/?q=harbour&{side}={ATTACK}", status=404).html
    assert "<script" not in html


def test_hostile_headline_stays_text(read, db):
    cast.make_article("A <script>harbour</script>", slug="a-harbour", body="<b>harbour</b>")
    html = read("/search/?q=harbour").html
    assert "<mark>harbour</mark>" in html
    assert "<script" not in html


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_nul_is_refused_kindly(read, piece, parameter):
    assert "We could not read that request" in read(f"/search/?{parameter}=a%00", status=400).text


def test_thousand_parameters_are_refused_kindly(read, piece):
    read("/search/?" + "q=1&" * 2_000, status=400)
