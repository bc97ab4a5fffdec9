"""Every role at every address with every method, against the table in ``rights``.

The addresses are those of the URL configuration itself, so a view that nobody wrote a line for
fails here before anybody can reach it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver

from tests.pages.rights import OUTSIDE, RIGHTS, ROLES, Line
from tests.pages.roles import World

FORM = "application/x-www-form-urlencoded"
ADMIN = "/admin/"
# Django's own doors, which send to and fro whoever is on the wrong side of them.
ADMIN_OPEN = {"/admin/login/", "/admin/logout/"}


def walk(patterns: Iterable[Any], prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Every view of the configuration, with its address as written there."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        else:
            yield route, pattern


EVERY_ROUTE = dict(walk(get_resolver().url_patterns))
ROUTES = [route for route in EVERY_ROUTE if route not in ADMIN_OPEN]
ADMIN_ROUTES = [route for route in ROUTES if route.startswith(ADMIN)]
READ_AND_SENT = [
    (method, route)
    for route in ROUTES
    for method in ("GET", "HEAD", "POST")
    if method != "HEAD" or route not in ADMIN_ROUTES
]


def ask(world: World, role: str, method: str, address: str, *, token: bool = True) -> str:
    """What a role gets: 'answer', 'login', 'no' (403), 'nothing' (404, 410), 'method' (405)."""
    client = Client()
    client.handler = handler(enforce_csrf_checks=not token)
    client.cookies = deepcopy(world.cookies[role])
    with taken_back() if method == "POST" and token else nullcontext():
        response = client.generic(method, address, "pace=daily", FORM)
    if response.status_code in (301, 302) and "/login/?next=" in response["Location"]:
        return "login"
    return {403: "no", 404: "nothing", 410: "nothing", 405: "method"}.get(
        response.status_code, "answer"
    )


@cache
def handler(*, enforce_csrf_checks: bool) -> ClientHandler:
    """The site, set up once: there are more than ten thousand requests."""
    return ClientHandler(enforce_csrf_checks=enforce_csrf_checks)


@contextmanager
def taken_back() -> Iterator[None]:
    """What one role's form does is not there for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def refusals(route: str, role: str) -> set[str]:
    """How somebody who has no business there is told so."""
    if route.startswith(ADMIN):
        return {"login"} if role in OUTSIDE else {"no", "nothing"}
    if not route.startswith("/desk/"):
        return {"no", "nothing"}
    return {"login"} if role in ("anonymous", "known") else {"no"}


def expected(line: Line, route: str, role: str, *, post: bool) -> set[str]:
    """What the table says that a role gets for GET, or for POST."""
    allowed = line.does if post else line.sees
    if role in allowed:
        return {"answer"}
    if allowed:
        return refusals(route, role)
    return {"method"} if role in line.sees | line.does else refusals(route, role) | {"method"}


def test_every_view_has_a_line_and_every_line_a_view():
    assert set(RIGHTS) == set(ROUTES)


@pytest.mark.parametrize(("method", "route"), READ_AND_SENT)
def test_each_role_gets_what_the_table_says(world, db, method, route):
    line = RIGHTS[route]
    for role in ROLES:
        got = ask(world, role, method, world.address(route))
        assert got in expected(line, route, role, post=method == "POST"), role


@pytest.mark.parametrize("route", [route for route in ROUTES if route not in ADMIN_ROUTES])
def test_no_role_can_use_other_methods(world, db, route):
    for role in ROLES:
        for method in ("PUT", "PATCH", "DELETE"):
            got = ask(world, role, method, world.address(route))
            outside = role not in RIGHTS[route].sees | RIGHTS[route].does
            assert got in {"method"} | (refusals(route, role) if outside else set()), (role, method)


@pytest.mark.parametrize("route", ROUTES)
def test_no_form_is_taken_without_its_token(world, db, route):
    if RIGHTS[route].without_token:
        return
    for role in ROLES:
        got = ask(world, role, "POST", world.address(route), token=False)
        assert got in {"no", "method", "nothing"}, role


@pytest.mark.parametrize("route", ADMIN_ROUTES)
@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE"])
def test_admin_asks_readers_and_authors_to_log_in_whatever_the_method(world, db, route, method):
    for role in OUTSIDE:
        assert ask(world, role, method, world.address(route)) in {"login", "method"}, role
