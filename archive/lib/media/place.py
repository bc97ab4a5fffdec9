"""Reads ``s3://bucket/prefix?endpoint=…&region=…&public=…``; no address means a folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
OPTIONS = ("endpoint", "region", "public")
SHAPE = "s3://bucket/prefix?endpoint=https://s3.example&region=eu-1&public=https://media.example"


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket and the beginning of the names in it; its keys are AWS_ACCESS_KEY_ID and so on.

    ``public`` is the address at which ``images/`` below the prefix can be fetched by everybody,
    if there is one: a network of caches, say. Without it the site hands the pictures out itself.
    """

    name: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    public: str = ""


def bucket_of(address: str) -> Bucket | None:
    """The bucket that MEDIA_STORAGE names, None if it names none.

    Raises ``ImproperlyConfigured`` with a sentence for what cannot be read.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        said = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise _unreadable("it is no address") from None
    if parts.scheme != "s3" or parts.fragment:
        raise _unreadable("it does not begin with s3://, or holds a #")
    if not NAME.fullmatch(parts.netloc):
        raise _unreadable("after s3:// stands no bucket’s name (keys go into AWS_ACCESS_KEY_ID)")
    options = dict(said)
    unknown = sorted(options.keys() - set(OPTIONS))
    if unknown or len(options) < len(said):
        raise _unreadable(f"it knows {', '.join(OPTIONS)}, each once")
    return Bucket(parts.netloc, parts.path.strip("/"), **options)


def storage_settings(address: str) -> dict[str, Any]:
    """What stands in ``STORAGES["default"]``. Raises ``ImproperlyConfigured``."""
    bucket = bucket_of(address)
    if bucket is None:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    return {
        "BACKEND": "archive.lib.media.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": bucket.name,
            "location": bucket.prefix,
            "endpoint_url": bucket.endpoint or None,
            "region_name": bucket.region or None,
            "public": bucket.public.rstrip("/"),
        },
    }


def _unreadable(why: str) -> ImproperlyConfigured:
    # Not the value itself: somebody may have written keys into it.
    return ImproperlyConfigured(f"MEDIA_STORAGE can’t be read: {why}. Write {SHAPE}.")
