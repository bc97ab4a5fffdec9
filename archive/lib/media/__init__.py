"""Where pictures are kept: a folder of this machine, or a bucket that speaks S3."""

from archive.lib.media.place import Bucket, bucket_of, storage_settings

__all__ = ["Bucket", "bucket_of", "storage_settings"]
