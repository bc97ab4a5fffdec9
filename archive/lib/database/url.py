"""Reads a DATABASE_URL: postgresql://user:password@host:port/name?sslmode=require."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgres", "postgresql")
PATIENCE = "10"  # seconds
EXAMPLE = "postgresql://user:password@host:5432/name"


def parse_url(url: str) -> dict[str, Any]:
    """NAME, USER, PASSWORD, HOST, PORT and OPTIONS as Django names them.

    Raises ImproperlyConfigured with one sentence, which never repeats the address: it may hold a
    password. A Unix socket's folder is given percent-encoded as the host, or as ?host=/folder.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise refusal("is not an address with a whole number as its port") from None
    if parts.scheme not in SCHEMES:
        raise refusal(f"begins with “{parts.scheme}:”" if parts.scheme else "has no scheme")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise refusal("names no database")
    host, port_text = unquote(host_of(parts)), str(port or "")
    if not is_possible_host(host):
        raise refusal("names a host that no computer can have")
    options = {"connect_timeout": PATIENCE, **dict(parse_qsl(parts.query, keep_blank_values=True))}
    return {
        "NAME": name,
        "USER": options.pop("user", "") or unquote(parts.username or ""),
        "PASSWORD": options.pop("password", "") or unquote(parts.password or ""),
        "HOST": options.pop("host", "") or host,
        "PORT": options.pop("port", "") or port_text,
        "OPTIONS": options,
    }


def host_of(parts: SplitResult) -> str:
    """The host as written: urlsplit lowers its case, and a folder may need its capitals."""
    host = parts.netloc.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def is_possible_host(host: str) -> bool:
    """Whether looking it up can be tried: a socket's folder, or what the domain system can say."""
    try:
        return "/" in host or bool(host.encode("idna")) or not host
    except UnicodeError:
        return False


def refusal(reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"DATABASE_URL {reason}: write it as {EXAMPLE}, or unset it to use the embedded PostgreSQL."
    )
