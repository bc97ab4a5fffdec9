#!/usr/bin/env python
"""Runs a command of the archive: `manage.py help` lists them."""

import os
import signal
import sys


def main() -> None:
    """A mistake in the set-up ends in one sentence and exit code 1; --traceback shows the rest."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db.utils import NotSupportedError, OperationalError
    except ImportError:
        sys.exit(
            "Django is not installed for this Python: use .venv/bin/python, which `make` makes."
        )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        django.setup()
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, NotSupportedError, OperationalError) as mistake:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(mistake))


if __name__ == "__main__":
    main()
