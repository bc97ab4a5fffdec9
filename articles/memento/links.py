"""The headers by which machines find former states of a page."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date as http_date_of_seconds

from archive.lib.addresses import full_address
from articles.memento.timelines import Memento


def http_date(moment: datetime) -> str:
    """As HTTP has dates, to the second: ``Sat, 04 Jan 2020 06:00:00 GMT``."""
    return http_date_of_seconds(moment.astimezone(UTC).replace(microsecond=0).timestamp())


def mark_original(response: HttpResponseBase, path: str) -> None:
    """Tell on the page itself where its former states are asked for. No query."""
    response["Link"] = ", ".join(_ways(path))


def mark_memento(
    response: HttpResponseBase, path: str, moment: datetime, near: dict[str, Memento]
) -> None:
    """Tell on a former state of a page when it began, and which stand first, last and beside it.

    ``near`` is what ``Timeline.around`` gives. No query.
    """
    response["Memento-Datetime"] = http_date(moment)
    response["Link"] = ", ".join([link(path, "original"), *_ways(path), *_described(near)])


def mark_timegate(response: HttpResponseBase, path: str, near: dict[str, Memento]) -> None:
    """Tell that the answer depends on the moment that was asked for, and what it is of.

    ``near`` is empty where no state was found. No query.
    """
    patch_vary_headers(response, ["accept-datetime"])
    response["Link"] = ", ".join([link(path, "original"), timemap(path), *_described(near)])


def timemap(path: str) -> str:
    return link(f"/timemap{path}", "timemap", 'type="application/link-format"')


def link(path: str, relation: str, *attributes: str) -> str:
    """One link of a header or a list, with the site's address, in ASCII."""
    return "; ".join([f"<{iri_to_uri(full_address(path))}>", f'rel="{relation}"', *attributes])


def _described(mementos: dict[str, Memento]) -> list[str]:
    """A link for each state; one that is first and last at once has one link."""
    roles: dict[Memento, list[str]] = {}
    for role, memento in mementos.items():
        roles.setdefault(memento, []).append(role)
    return [
        link(
            memento.path,
            " ".join(filter(None, [*named, "memento"])),
            f'datetime="{http_date(memento.moment)}"',
        )
        for memento, named in roles.items()
    ]


def _ways(path: str) -> list[str]:
    return [link(f"/timegate{path}", "timegate"), timemap(path)]
