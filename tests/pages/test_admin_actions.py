"""Every role at every act that a list of the admin has, against the table in ``admin_rights``.

What is done to chosen rows has no address of its own, so the table of addresses says nothing of it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from tests.pages.admin_rights import ACTION_TABLE
from tests.pages.rights import GROUPS, ROLES
from tests.pages.roles import World

ACTIONS = {
    (kind, act): GROUPS[who]
    for kind, act, who in (line.split() for line in ACTION_TABLE.strip().splitlines())
}


def send(world: World, role: str, kind: str, act: str) -> Any:
    """What answers a role that chooses the first row and sends the act, offered or not."""
    client = Client()
    client.cookies = deepcopy(world.cookies[role])
    app = "auth" if kind in ("user", "group") else "articles"
    row = world.parts[f"{kind}/<path:object_id>"].split("/")[1]
    sent = {"action": act, "_selected_action": [row]}
    return client.post(f"/admin/{app}/{kind}/", sent, follow=True)


def is_done(answer: Any) -> bool:
    """Whether more came of it than the list as it was: a page that asks, or what was done."""
    if answer.status_code == 403 or "/login/" in str(answer.redirect_chain):
        return False
    if "No action selected." in map(str, answer.context["messages"]):
        return False
    return "cl" not in answer.context or bool(answer.redirect_chain)


def test_every_act_has_a_line_and_every_line_an_act(db):
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_active=True)
    desks = {desk.opts.model_name: desk for desk in admin.site._registry.values()}
    del desks["bulkact"]  # it has no list
    found = {(kind, act) for kind, desk in desks.items() for act in desk.get_actions(request)}
    assert found == set(ACTIONS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("kind", "act"), ACTIONS)
def test_an_act_is_for_those_of_its_line(world, db, kind, act, role):
    assert is_done(send(world, role, kind, act)) == (role in ACTIONS[kind, act])
