"""Pictures in a bucket: stored, handed out, listed and deleted; and what the setting refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto import mock_aws

from archive import checks
from archive.lib.media import Bucket, bucket_of, storage_settings
from articles.imaging import remove_image, store_image
from articles.models import Image
from tests.articles.imaging.pictures import picture_file

ADDRESS = "s3://pictures/paper?region=us-east-1"


@pytest.fixture
def bucket(settings: Any) -> Iterator[Any]:
    """An empty bucket of a service that speaks S3, and pictures that are kept in it."""
    with mock_aws():
        there = boto3.resource("s3", region_name="us-east-1").Bucket("pictures")
        there.create()
        settings.STORAGES = settings.STORAGES | {"default": storage_settings(ADDRESS)}
        yield there


def names(bucket: Any) -> set[str]:
    return {entry.key for entry in bucket.objects.all()}


def test_a_picture_is_stored_with_all_that_is_made_of_it(db: None, bucket: Any) -> None:
    image = store_image(file=picture_file(600, 400))
    kept = {str(image.file.name), *(rendition["name"] for rendition in image.renditions)}
    assert names(bucket) == {f"paper/{name}" for name in kept}


def test_readers_get_it_through_the_site(db: None, bucket: Any, client: Any) -> None:
    image = store_image(file=picture_file(600, 400))
    answer = client.get(image.fallback_url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer.content.startswith(b"\xff\xd8")


def test_what_is_not_there_is_not_found(db: None, bucket: Any, client: Any) -> None:
    assert client.get(f"/media/images/{'0' * 64}-480.avif").status_code == 404


def test_an_original_is_not_handed_out(db: None, bucket: Any, client: Any) -> None:
    image = store_image(file=picture_file(600, 400))
    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get(default_storage.url(str(image.file.name))).status_code == 404


def test_nothing_in_the_bucket_is_public(db: None, bucket: Any) -> None:
    image = store_image(file=picture_file(600, 400))
    acl = bucket.Object(f"paper/{image.file.name}").Acl()
    assert not [grant for grant in acl.grants if "URI" in grant["Grantee"]]


def test_the_same_picture_twice_is_stored_once(db: None, bucket: Any) -> None:
    first = store_image(file=picture_file(600, 400))
    there = names(bucket)
    assert (store_image(file=picture_file(600, 400)), names(bucket)) == (first, there)


@pytest.mark.django_db(transaction=True)
def test_a_picture_goes_with_its_files(bucket: Any) -> None:
    remove_image(image=store_image(file=picture_file(600, 400)))
    assert (Image.objects.count(), names(bucket)) == (0, set())


def test_files_are_listed_and_read(bucket: Any) -> None:
    default_storage.save("images/a.txt", ContentFile(b"words"))
    assert default_storage.listdir("images") == ([], ["a.txt"])
    with default_storage.open("images/a.txt") as file:
        assert file.read() == b"words"


def test_renditions_can_have_an_address_of_their_own(settings: Any) -> None:
    place = storage_settings("s3://pictures/paper?public=https://media.example/")
    settings.STORAGES = settings.STORAGES | {"default": place}
    assert default_storage.url("images/a-480.webp") == (
        "https://media.example/paper/images/a-480.webp"
    )
    assert default_storage.url("originals/a.jpg") == "/media/originals/a.jpg"


def test_without_the_setting_a_folder_keeps_them() -> None:
    assert storage_settings("")["BACKEND"].endswith("FileSystemStorage")


def test_the_setting_names_the_bucket_and_where_it_is() -> None:
    said = "s3://pictures/a/b/?endpoint=https://s3.example&region=eu-1&public=https://cdn.example"
    assert bucket_of(said) == Bucket(
        "pictures", "a/b", "https://s3.example", "eu-1", "https://cdn.example"
    )


@pytest.mark.parametrize(
    "address",
    [
        "pictures",
        "https://pictures.s3.example/",
        "s3://",
        "s3://Pictures",
        "s3://key:secret@pictures",
        "s3://pictures?regoin=eu-1",
        "s3://pictures?region",
        "s3://pictures?region=a&region=b",
        "s3://pictures#a",
        "s3://[pictures",
    ],
)
def test_what_cannot_be_read_is_refused_without_telling_it(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE can’t be read") as refused:
        bucket_of(address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "option", ["endpoint=s3.example", "endpoint=http://s3.example", "public=http://a.example"]
)
def test_an_address_in_the_clear_is_e007(settings: Any, option: str) -> None:
    settings.STORAGES = {"default": storage_settings(f"s3://pictures?{option}")}
    assert [found.id for found in checks.bucket_is_safe_to_reach()] == ["archive.E007"]


def test_a_server_on_this_machine_is_fine(settings: Any) -> None:
    place = storage_settings("s3://pictures?endpoint=http://127.0.0.1:9000")
    settings.STORAGES = {"default": place}
    assert checks.bucket_is_safe_to_reach() == []
