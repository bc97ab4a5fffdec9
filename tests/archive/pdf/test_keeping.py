"""Finished PDFs are kept under what they were made of."""

import pytest

from archive.lib.pdf import PdfFailed, Sheet, keeping


@pytest.fixture
def made(settings, tmp_path, monkeypatch):
    """The pages that a PDF was made of, into a cache that goes with the test."""
    place = settings.CACHES["copies"] | {"LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {"copies": place}
    pages: list[str] = []

    def make(html: str, **_: object) -> bytes:
        pages.append(html)
        if "fails" in html:
            raise PdfFailed
        return b"%PDF"

    monkeypatch.setattr(keeping, "make_pdf", make)
    return pages


def sheet(html: str = "A page", site: str = "http://paper.example/") -> Sheet:
    return Sheet(html, stylesheets=["css/sheet.css"], site=site)


def test_it_is_made_once(made):
    assert sheet().pdf() == sheet().pdf() == b"%PDF"
    assert made == ["A page"]


def test_another_page_is_made_anew(made):
    sheet().pdf()
    sheet("Another").pdf()
    assert made == ["A page", "Another"]


def test_another_stylesheet_is_another_file(made, monkeypatch):
    before = sheet().digest
    monkeypatch.setattr(keeping, "stylesheet", lambda name: b"p {}")
    assert sheet().digest != before


def test_another_site_is_another_file():
    assert sheet().digest != sheet(site="http://other.example/").digest


def test_what_failed_is_not_tried_again_at_once(made):
    for _ in range(2):
        with pytest.raises(PdfFailed):
            sheet("It fails").pdf()
    assert made == ["It fails"]
