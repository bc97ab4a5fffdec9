"""Loaded by pytest before Django's settings: the suite keeps its own database, never the site's."""

import os

os.environ.setdefault("DATA_DIR", "var/test")
