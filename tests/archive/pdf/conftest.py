import pytest

from archive.lib.pdf import PdfUnavailable, make_pdf


@pytest.fixture(scope="session")
def engine() -> None:
    """Skips where WeasyPrint's libraries are not installed."""
    try:
        make_pdf("<p>A</p>", base="http://paper.example/", files={})
    except PdfUnavailable as reason:
        pytest.skip(f"they need WeasyPrint's libraries: {reason}")
