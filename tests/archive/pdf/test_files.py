"""Which files go with a page: our stylesheets, and the pictures that readers are sent."""

import pytest

from archive.lib.pdf import own_files

SITE = "http://paper.example/"


@pytest.fixture
def pictures(media):
    for name in ("images/1.webp", "originals/1.jpg", "images/année.png"):
        (media / name).parent.mkdir(parents=True, exist_ok=True)
        (media / name).write_bytes(b"a picture")
    (media.parent / "secret.png").write_bytes(b"a secret")


def pictures_of(html: str) -> dict[str, bytes]:
    return own_files(html, [], SITE)


def test_stylesheets_go_under_their_addresses():
    files = own_files("", ["css/sheet.css"], SITE)
    assert b"@page" in files[f"{SITE}static/css/sheet.css"]


@pytest.mark.parametrize(
    "address", ["/media/images/1.webp", "http://paper.example/media/images/1.webp"]
)
def test_picture_of_ours_goes_along(pictures, address):
    html = f'<p title="&lt;">x</p><img alt="a > b" src="{address}">'
    assert pictures_of(html) == {f"{SITE}media/images/1.webp": b"a picture"}


def test_picture_whose_name_is_not_latin_goes_along(pictures):
    assert pictures_of('<img src="/media/images/ann%C3%A9e.png">')


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/media/images/1.webp",
        "http://paper.example.evil/media/images/1.webp",
        "/media/originals/1.jpg",
        "/media/images/../originals/1.jpg",
        "/media/images/%2e%2e/originals/1.jpg",
        "/media/images/../../secret.png",
        "/media/images/missing.png",
        "/media/images/",
        "file:///etc/passwd",
        "",
    ],
)
def test_what_readers_are_not_sent_does_not(pictures, address):
    assert pictures_of(f'<img src="{address}">') == {}


def test_pictures_beyond_the_bound_stay_behind(pictures, monkeypatch):
    monkeypatch.setattr("archive.lib.pdf.files.MOST_BYTES", 8)
    assert pictures_of('<img src="/media/images/1.webp">') == {}
