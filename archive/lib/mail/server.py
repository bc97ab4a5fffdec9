"""Reading MAIL_URL: where e-mails are handed over."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# The schemes with the ports that belong to them.
STARTTLS, TLS, PLAIN = "smtp", "smtps", "smtp+plain"
PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}

# Without the value: it holds a password.
SENTENCE = (
    "MAIL_URL is not the address of a mail server: write smtp://user:password@host:587, or"
    " smtps:// for TLS from the start, or smtp+plain://localhost for a relay on this machine."
    " Signs of a password are written as in other addresses: @ is %40, : is %3A, / is %2F."
)


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes e-mails. It is never spoken to in the clear unless that was asked for."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


def mail_server(url: str) -> MailServer | None:
    """The server at the address; None where none is given. Anything else is refused."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ImproperlyConfigured(SENTENCE) from None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    is_bare = parts.path in ("", "/") and not parts.query and not parts.fragment
    if parts.scheme not in PORTS or not host or port == 0 or not is_bare:
        raise ImproperlyConfigured(SENTENCE)
    if bool(user) is not bool(password):
        raise ImproperlyConfigured(SENTENCE)
    return MailServer(
        host=host,
        port=port or PORTS[parts.scheme],
        user=user,
        password=password,
        starttls=parts.scheme == STARTTLS,
        tls=parts.scheme == TLS,
    )
