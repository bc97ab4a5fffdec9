"""The secret key of a site that was given none: made once, kept where only its owner reads."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

LENGTH = 64  # bytes of randomness: 86 characters


def secret_key(folder: Path) -> str:
    """The key kept in `folder`, made on the first call; raises one sentence if it cannot be."""
    kept = folder / "secret_key"
    try:
        if not kept.exists():
            make_key(kept)
        return kept.read_text().strip()
    except OSError as mistake:
        raise ImproperlyConfigured(
            f"The folder {folder} cannot keep the site's secret key ({mistake.strerror}): "
            "make it writable or name another with DATA_DIR."
        ) from mistake


def make_key(kept: Path) -> None:
    """Two processes may come here at once: the first to link its file wins, and it is whole."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    opened, name = tempfile.mkstemp(dir=kept.parent, prefix=f"{kept.name}.")  # for its owner only
    draft = Path(name)
    try:
        with os.fdopen(opened, "w") as file:
            file.write(secrets.token_urlsafe(LENGTH) + "\n")
        kept.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)
