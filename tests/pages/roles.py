"""A small archive with everybody who may come to it, for the table of rights."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from archive.roles import EDITORS, HEAD_MODERATORS, MODERATORS
from articles.imaging import store_image
from comments.models import Comment
from tests import cast
from tests.articles.imaging.pictures import picture_file

# What an address needs besides its path.
QUERIES = {"/search/feed/": "?q=harbour", "/search/feed.json": "?q=harbour"}


@dataclass
class World:
    """What stands in the parameters of addresses, and each role's cookies."""

    parts: dict[str, str]
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)

    def address(self, route: str) -> str:
        """One that exists for a route; the longest part that is known comes first."""
        for part in sorted(self.parts, key=len, reverse=True):
            route = route.replace(part, self.parts[part])
        return re.sub("[<>^$()?]", "", route) + QUERIES.get(route, "")


def make_world() -> World:
    author = cast.make_author(login=_login("author"))
    piece = cast.make_article(
        authors=[author], topics=[cast.make_topic()], publication=cast.make_publication()
    )
    cast.make_collection(articles=[piece])
    comment = cast.make_comment(piece)
    world = World(parts=_parts(comment))
    world.cookies = {
        "anonymous": SimpleCookie(),
        "known": SimpleCookie(),
        "author": _cookies(author.login),
        "editor": _cookies(_login("editor", EDITORS)),
        "moderator": _cookies(_login("moderator", MODERATORS)),
        "head": _cookies(_login("head", HEAD_MODERATORS)),
        "superuser": _cookies(User.objects.create_superuser("root", password=None)),
    }
    return world


def _login(name: str, *groups: str) -> User:
    user = User.objects.create_user(name, password=None, is_staff=bool(groups))
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def _cookies(user: User) -> SimpleCookie:
    client = Client()
    client.force_login(user)
    return client.cookies


def _parts(comment: Comment) -> dict[str, str]:
    image = store_image(file=picture_file(600, 400))
    return {
        "<dated:day>/<name:slug>": "2020/01/04/the-harbour-bill",
        "topics/<name:slug>": "topics/press-freedom",
        "authors/<name:slug>": "authors/ada-marsh",
        "sources/<name:slug>": "sources/the-daily-lantern",
        "collections/<name:slug>": "collections/the-long-quarrel",
        "comments/<int:pk>": f"comments/{comment.pk}",
        "<isoday:day>": timezone.localdate().isoformat(),
        "<year:year>": "2020",
        "<month:first>": "2020/01",
        "<day:day>": "2020/01/04",
        "<dated:day>": "2020/01/00",
        "<str:kind>-<int:number>": "topics-0",
        "images/<rendition:name>": image.renditions[0]["name"],
    }
