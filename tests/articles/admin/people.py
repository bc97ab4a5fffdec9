"""Those who log in: the two groups of staff, and those who are in neither."""

from django.contrib.auth.models import Group, User
from django.test import Client

from archive.roles import EDITORS, MODERATORS


def make_staff(name: str, *groups: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def editor_client() -> Client:
    return client_of(make_staff("eva", EDITORS))


def moderator_client() -> Client:
    return client_of(make_staff("mo", MODERATORS))


def told(response) -> list[str]:
    """The messages on the page that answers, after redirects."""
    return [str(message) for message in response.context["messages"]]
