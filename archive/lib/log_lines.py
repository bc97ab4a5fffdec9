"""Lines of the log, without the addresses of people."""

from __future__ import annotations

import logging
import re

# What one looks like, also within words of a mail server or in a row that a database repeats.
EMAIL = re.compile(r"[^\s@<>()\[\]{}'\",;:=/]+@[\w-]+(?:\.[\w-]+)+")


class DiscreetFormatter(logging.Formatter):
    """Puts ‘[address]’ in the place of each e-mail address, in the traces of errors too.

    No line of ours names one. An error's own message may: PostgreSQL repeats the row that it
    refused, and a mail server whom it was to write to.
    """

    def format(self, record: logging.LogRecord) -> str:
        return EMAIL.sub("[address]", super().format(record))
