import pytest

from articles.imaging import store_image
from articles.views.media import FOR_GOOD
from tests.articles.imaging.pictures import picture_file

pytestmark = pytest.mark.usefixtures("media")
DIGEST = "0" * 64


@pytest.fixture
def image(db, media):
    return store_image(file=picture_file(600, 400))


def test_every_rendition_is_served_as_what_it_is(client, image):
    for rendition in image.renditions:
        answer = client.get(f"/media/{rendition['name']}")
        assert (answer.status_code, answer["Content-Type"]) == (200, rendition["type"])


def test_a_picture_may_be_kept_for_good(client, image):
    answer = client.get(image.fallback_url)
    assert answer["Cache-Control"] == FOR_GOOD
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_an_unchanged_picture_is_not_sent_again(client, image):
    etag = client.get(image.fallback_url)["ETag"]
    assert client.get(image.fallback_url, HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_a_picture_costs_no_query(count_queries, image):
    assert count_queries(image.fallback_url) == 0


def test_the_original_has_no_address(client, image):
    assert client.get(f"/media/{image.file.name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/images/",
        f"/media/images/{DIGEST}-480.avif",
        f"/media/images/{DIGEST}-480.svg",
        f"/media/images/../originals/{DIGEST}.jpg",
        "/media/images/..%2f..%2fsecret_key",
        f"/media/images/{DIGEST}-480.jpg/",
    ],
)
def test_nothing_else_is_found(db, client, path):
    assert client.get(path).status_code == 404


def test_posting_to_it_is_refused(client, image):
    assert client.post(image.fallback_url).status_code == 405
