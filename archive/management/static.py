"""The static files as they are served: collected, named by their content, compressed."""

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_if_changed() -> bool:
    """Collect the static files unless nothing changed since the last time; says whether it did."""
    stamp = Path(settings.DATA_DIR) / "static.stamp"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).is_dir():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """Changes with any file's name, size or time; reads no file."""
    seen = hashlib.sha256(django.get_version().encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            found = Path(storage.path(name)).stat()
            seen.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()
