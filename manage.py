#!/usr/bin/env python
"""Runs a command of the archive: `manage.py help` lists them."""

import errno
import os
import signal
import sys

UNWRITABLE = (errno.EACCES, errno.EDQUOT, errno.ENOSPC, errno.EPERM, errno.EROFS)
UNDEFINED_TABLE = "42P01"


def main() -> None:
    """A mistake in the set-up ends in one sentence and exit code 1; --traceback shows the rest."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db.utils import NotSupportedError, OperationalError, ProgrammingError
    except ImportError:
        sys.exit("This Python has no Django: use .venv/bin/python, which `make run` makes.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        django.setup()
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except (
        ImproperlyConfigured,
        NotSupportedError,
        OperationalError,
        OSError,
        ProgrammingError,
    ) as mistake:
        if "--traceback" in sys.argv or not (said := sentence(mistake)):
            raise
        sys.exit(said)


def sentence(mistake: Exception) -> str:
    """The mistake in one line for whoever runs the site, or nothing if it is the program's."""
    if isinstance(mistake, OSError):
        if mistake.errno not in UNWRITABLE:
            return ""
        return f"The site cannot write to {mistake.filename or 'a file'} ({mistake.strerror})."
    if type(mistake).__name__ == "ProgrammingError":
        if getattr(mistake.__cause__, "sqlstate", "") != UNDEFINED_TABLE:
            return ""  # a mistake of ours
        return "The database has no tables for this yet: run `manage.py migrate` first."
    return " ".join(str(mistake).split())


if __name__ == "__main__":
    main()
