"""Loaded by pytest before Django's settings: the suite keeps its own files, never the site's."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SET_BY_OPERATORS = (
    "ALLOWED_HOSTS",
    "BEHIND_HTTPS",
    "DJANGO_DEBUG",
    "MAIL_FROM",
    "MAIL_URL",
    "ORIGINS_KEPT_DAYS",
    "SCREENING_WEBHOOK",
    "SCREENING_WEBHOOK_SECRET",
    "SEARCH_TIME_LIMIT",
    "SITE_LANGUAGE",
    "SITE_NAME",
    "SITE_URL",
    "TIME_ZONE",
    "TRUSTED_PROXIES",
    "WEBSUB_HUBS",
    "WEB_THREADS",
    "WEB_WORKERS",
)

# pytest-xdist's workers load this file again, with what the first process has set already.
if "PYTEST_XDIST_WORKER" not in os.environ:
    site = Path(os.environ.get("DATA_DIR") or ROOT / "var")
    os.environ["DATA_DIR"] = str(site.absolute() / "test")
    os.environ["POSTGRES_FSYNC"] = "off"  # a crash may cost a test database
    for name in SET_BY_OPERATORS:
        os.environ.pop(name, None)
