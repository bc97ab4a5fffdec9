"""What an e-mail says, and the headers by which mail programs and servers know its kind."""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

WIDTH = 72


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail. ``unsubscribe`` is the address of one click (RFC 8058); mails that have the same
    ``thread`` stand together in mail programs."""

    to: str
    subject: str
    text: str
    unsubscribe: str = ""
    thread: str = ""

    def message(self) -> EmailMessage:
        """As it is sent. Nothing in the subject can become a header: line breaks are spaces."""
        return EmailMessage(
            subject=one_line(self.subject),
            body=wrapped(self.text),
            from_email=settings.MAIL_FROM,
            to=[self.to],
            headers=self._headers(),
        )

    def _headers(self) -> dict[str, str]:
        host = host_of(settings.SITE_URL)
        headers = {
            # Given here, for Django would name this machine in it.
            "Message-ID": make_msgid(domain=host),
            # No answering machine answers these.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        }
        if self.thread:
            headers["References"] = f"<{self.thread}@{host}>"
        if self.unsubscribe:
            headers["List-Unsubscribe"] = f"<{self.unsubscribe}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
            headers["Precedence"] = "list"
        return headers


def host_of(address: str) -> str:
    """The name of the machine in a web address; 'localhost' where it has none."""
    try:
        return urlsplit(address).hostname or "localhost"
    except ValueError:
        return "localhost"


def one_line(text: str) -> str:
    """The text without line breaks, and without characters that nobody sees."""
    seen = (
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text
    )
    return " ".join("".join(seen).split())


def wrapped(text: str) -> str:
    """Lines of a width that every mail program shows whole; addresses are never broken."""
    return "\n".join(map(_folded, text.strip().splitlines())) + "\n"


def _folded(line: str) -> str:
    if len(line) <= WIDTH:
        return line
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent="> " if line.startswith("> ") else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
