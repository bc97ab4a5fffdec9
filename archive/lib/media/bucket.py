"""Files in a bucket. Nothing in it is made public by us, and no address is ever signed."""

from __future__ import annotations

from typing import Any

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

IMAGES = "images/"  # renditions; all else is an original, which has no address
FOR_GOOD = "public, max-age=31536000, immutable"


class BucketStorage(S3Storage):
    """Renditions have their address at ``public`` or on this site; every object is private.

    Whoever runs the bucket lets ``images/`` be read where ``public`` stands before it; the rest
    stays closed. Names are made of the bytes, so a file that is there is never written again.
    """

    public = ""

    def __init__(self, *, public: str = "", **options: Any) -> None:
        fixed: dict[str, Any] = {
            "default_acl": None,  # the bucket's own, which is private; many take no other
            "querystring_auth": False,
            "file_overwrite": True,
            "object_parameters": {"CacheControl": FOR_GOOD},
            "client_config": Config(
                connect_timeout=5, read_timeout=20, retries={"max_attempts": 2}
            ),
        }
        super().__init__(**(fixed | options))
        self.public = public

    def url(self, name: str, *args: Any, **options: Any) -> str:
        """Where a browser fetches it: nothing is asked of the bucket to say so."""
        if self.public and name.startswith(IMAGES):
            place = f"{self.location}/{name}" if self.location else name
            return f"{self.public}/{filepath_to_uri(place)}"
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"
