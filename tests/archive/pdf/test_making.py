"""The process that makes a PDF: what it makes, what it may not, and how it is stopped."""

import socket
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from archive.lib.pdf import PdfBusy, PdfFailed, PdfUnavailable, make_pdf, making

BASE = "http://paper.example/"
PAGE = """<html lang="en"><head><title>The harbour bill</title>
<meta name="author" content="Ada Marsh"><meta name="description" content="It passed.">
<link rel="stylesheet" href="/static/sheet.css"></head>
<body><h1>The harbour bill</h1><p>At noon <a href="/topics/">it</a> was read.</p>{}</body></html>"""


def read(*, more: str = "", files: dict[str, bytes] | None = None) -> PdfReader:
    return PdfReader(BytesIO(make_pdf(PAGE.format(more), base=BASE, files=files or {})))


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """Puts another module in WeasyPrint's place."""

    def placing(code: str) -> None:
        (tmp_path / "weasyprint.py").write_text(code)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return placing


def test_it_is_tagged_and_says_its_language(engine):
    root = read().root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"


def test_it_bears_title_author_and_description(engine):
    metadata = read().metadata
    assert (metadata.title, metadata.author) == ("The harbour bill", "Ada Marsh")
    assert metadata.subject == "It passed."


def test_headings_are_its_bookmarks(engine):
    assert [entry.title for entry in read().outline] == ["The harbour bill"]


def test_links_lead_to_the_site(engine):
    (link,) = read().pages[0]["/Annots"]
    assert link["/A"]["/URI"] == f"{BASE}topics/"


def test_the_same_page_is_the_same_file(engine):
    page = PAGE.format("")
    assert make_pdf(page, base=BASE, files={}) == make_pdf(page, base=BASE, files={})


def test_stylesheet_that_comes_with_the_page_is_used(engine):
    sheet = b"@page { size: 100pt 200pt; margin: 0 }"
    assert read(files={f"{BASE}static/sheet.css": sheet}).pages[0].mediabox.width == 100


def test_picture_that_comes_with_the_page_is_shown(engine):
    drawn = BytesIO()
    Image.new("RGB", (4, 4), "red").save(drawn, "PNG")
    files = {f"{BASE}media/images/1.png": drawn.getvalue()}
    assert len(read(more='<img alt="Red" src="/media/images/1.png">', files=files).pages[0].images)


@pytest.mark.parametrize(
    "more",
    [
        '<img src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<p style="background: url({})">',
        "<style>@import '{}'; @font-face {{ font-family: x; src: url({}) }}</style>",
    ],
)
def test_nothing_is_fetched(engine, more):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        read(more=more.replace("{}", address))
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def test_files_of_the_machine_are_not_read(engine, tmp_path):
    (tmp_path / "secret.txt").write_text("a secret")
    file = read(more=f'<link rel="attachment" href="file://{tmp_path}/secret.txt">')
    assert not file.attachments


def test_words_stand_where_a_picture_is_missing(engine):
    assert (
        "A pier"
        in read(more='<img alt="A pier" src="http://x.example/1.png">').pages[0].extract_text()
    )


def test_missing_libraries_are_said(instead):
    instead("raise OSError('cannot load library libpango')")
    with pytest.raises(PdfUnavailable, match="libpango"):
        make_pdf(PAGE, base=BASE, files={})


def test_a_machine_without_fonts_makes_none(engine, tmp_path, monkeypatch):
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    with pytest.raises(PdfUnavailable, match="fonts"):
        make_pdf(PAGE, base=BASE, files={})


def test_it_is_stopped_at_its_time(instead):
    instead("import time; time.sleep(60)")
    with pytest.raises(PdfFailed, match="longer than 2 seconds"):
        make_pdf(PAGE, base=BASE, files={}, seconds=2)


def test_it_is_stopped_at_its_memory(instead, capfd):
    instead("x = bytearray(4_000_000_000)")
    with pytest.raises(PdfFailed):
        make_pdf(PAGE, base=BASE, files={})


def test_process_that_dies_harms_no_other(instead):
    instead("import os; os._exit(1)")
    for _ in range(making.PLACES + 1):
        with pytest.raises(PdfFailed):
            make_pdf(PAGE, base=BASE, files={})


def test_one_more_than_may_be_made_is_refused(monkeypatch):
    monkeypatch.setattr(making, "_places", making.threading.BoundedSemaphore(1))
    making._places.acquire()
    with pytest.raises(PdfBusy):
        make_pdf(PAGE, base=BASE, files={})
