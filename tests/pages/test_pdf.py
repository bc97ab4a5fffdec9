"""The PDF of a piece, and what is said where there is none."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from archive.lib.pdf import PdfBusy, PdfFailed, PdfUnavailable, keeping, make_pdf
from articles.correcting import correct
from tests import cast

PIECE = "/2020/01/04/the-harbour-bill"
ADDRESS = f"{PIECE}.pdf"


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    """A cache that goes with the test."""
    place = settings.CACHES["copies"] | {"LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {"copies": place}


@pytest.fixture
def instead(monkeypatch):
    """Puts an answer in the place of the process that makes PDFs; gives how often it was asked."""
    asked: list[str] = []

    def placing(answer: bytes | Exception) -> list[str]:
        def make(html: str, **_: object) -> bytes:
            asked.append(html)
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(keeping, "make_pdf", make)
        return asked

    return placing


@pytest.fixture
def read_pdf(db, client):
    """The PDF at an address; skips where WeasyPrint's libraries are not installed."""
    try:
        make_pdf("", base="http://x.example/", files={})
    except PdfUnavailable as reason:
        pytest.skip(f"they need WeasyPrint's libraries: {reason}")
    return lambda address: PdfReader(BytesIO(client.get(address).content))


def words(file) -> str:
    return " ".join(" ".join(page.extract_text() for page in file.pages).split())


def test_it_holds_the_piece(read_pdf):
    cast.make_article(body="At noon.", authors=[cast.make_author()], language="en")
    file = read_pdf(ADDRESS)
    assert "At noon." in words(file)
    assert file.metadata.author == "Ada Marsh"
    assert file.metadata.title.startswith("The harbour bill")


def test_head_and_foot_name_the_piece(read_pdf):
    cast.make_article(body="At noon.\n\n" * 200)
    said = words(read_pdf(ADDRESS))
    assert said.count("The harbour bill") > 1
    assert "2 / " in said


def test_notes_stand_above_and_below_the_text(read_pdf):
    piece = cast.make_article(body="At noon.")
    correct(article=piece, text="It was two.")
    correct(article=piece, text="It was three.", is_prominent=True)
    said = words(read_pdf(ADDRESS))
    assert said.index("It was three.") < said.index("At noon.") < said.index("It was two.")


def test_arabic_is_written_in_its_letters(read_pdf):
    cast.make_article("الجريدة الأولى", body="في القاهرة.", language="ar", slug="first")
    assert "القاهرة" in words(read_pdf("/2020/01/04/first.pdf"))


def test_comments_come_on_request(read_pdf):
    cast.make_comment(cast.make_article(), "Well said.")
    assert "Well said." not in words(read_pdf(ADDRESS))
    assert "Well said." in words(read_pdf(f"{ADDRESS}?comments"))


@pytest.mark.parametrize(("query", "width"), [("", 595), ("?letter", 612)])
def test_paper_is_a4_or_american(read_pdf, query, width):
    cast.make_article()
    assert int(read_pdf(ADDRESS + query).pages[0].mediabox.width) == width


def test_it_says_what_it_is(client, db, instead):
    instead(b"%PDF")
    cast.make_article()
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="2020-01-04-the-harbour-bill.pdf"'
    assert response["Link"] == f'<http://127.0.0.1:8000{PIECE}/>; rel="canonical"'


def test_it_is_made_once(client, db, instead):
    asked = instead(b"%PDF")
    cast.make_article()
    for _ in range(2):
        assert client.get(ADDRESS).content == b"%PDF"
    assert len(asked) == 1


def test_who_has_it_is_not_sent_it_again(client, db, instead):
    asked = instead(b"%PDF")
    cast.make_article()
    etag = client.get(ADDRESS)["ETag"]
    again = client.get(ADDRESS, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert len(asked) == 1


def test_edited_piece_has_another_file(client, db, instead):
    instead(b"%PDF")
    piece = cast.make_article()
    before = client.get(ADDRESS)["ETag"]
    piece.title = "The pier"
    piece.save()
    assert client.get(ADDRESS)["ETag"] != before


@pytest.mark.parametrize(
    ("trouble", "status", "said", "retry"),
    [
        (PdfUnavailable("libpango"), 501, "This site makes no PDFs", None),
        (PdfBusy(), 503, "Others are being made", "10"),
        (PdfFailed(), 503, "This PDF could not be made", "600"),
    ],
)
def test_where_there_is_none_the_page_says_why(read, instead, trouble, status, said, retry):
    instead(trouble)
    cast.make_article()
    page = read(ADDRESS, status=status)
    assert said in page.text
    assert f'href="{PIECE}/print/"' in page.html
    assert page.response.get("Retry-After") == retry


def test_page_that_offers_print_keeps_the_comments(read, instead):
    instead(PdfBusy())
    cast.make_article()
    assert f'href="{PIECE}/print/?comments"' in read(f"{ADDRESS}?comments", status=503).html


def test_trouble_is_kept_by_no_cache(read, instead):
    instead(PdfBusy())
    cast.make_article()
    assert "Cache-Control" not in read(ADDRESS, status=503).response
