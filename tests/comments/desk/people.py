"""Those who work at the desk. None of them is staff: a moderator needs no admin."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.test import Client

from archive.roles import HEAD_MODERATORS, MODERATORS


def make_login(name: str, *groups: str) -> User:
    user = User.objects.create_user(name)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def moderator_client(name: str = "mo") -> Client:
    return client_of(make_login(name, MODERATORS))


def head_client(name: str = "hedda") -> Client:
    return client_of(make_login(name, HEAD_MODERATORS))


def told(response) -> list[str]:
    """The messages on the page that answers."""
    return [str(message) for message in response.context["messages"]]
