"""A small archive with everybody who may come to it, for the table of rights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from archive.roles import CHIEF_EDITORS, EDITORS, HEAD_MODERATORS, MODERATORS, WRITERS
from articles.imaging import store_image
from articles.models import Image
from articles.writing import write
from comments import moderation
from comments.models import Comment, Reader
from comments.notices.subscribing import subscribe, unsubscribing_token
from comments.readers.knowing import recognise
from comments.readers.links import Link
from comments.screening.setting import add_words
from tests import cast
from tests.articles.imaging.pictures import picture_file
from tests.pages.admin_parts import make_admin_parts

# What an address needs besides its path.
QUERIES = {
    "/search/feed/": "?q=harbour",
    "/search/feed.json": "?q=harbour",
    "/admin/autocomplete/": "?app_label=articles&model_name=article&field_name=topics&term=press",
}

# What stands in addresses, where it is the same each time.
PARTS = {
    "<dated:day>/<name:slug>": "2020/01/04/the-harbour-bill",
    "topics/<name:slug>": "topics/press-freedom",
    "authors/<name:slug>": "authors/ada-marsh",
    "sources/<name:slug>": "sources/the-daily-lantern",
    "collections/<name:slug>": "collections/the-long-quarrel",
    "<isoday:day>": timezone.localdate().isoformat(),
    "<isominute:minute>": "2020-01-05T08:00",
    "<number:number>": "1",
    "<number:old>...<number:new>": "1...2",
    "<path:original>": "2020/01/04/the-harbour-bill/",
    "<year:year>": "2020",
    "<month:first>": "2020/01",
    "<day:day>": "2020/01/04",
    "<dated:day>": "2020/01/00",
    "<str:kind>-<int:number>": "topics-0",
    "queue/<slug:kind>": "queue/all",
    "bulk/<slug:noun>": "bulk/hold",
    "screening/<slug:code>": "screening/links",
}


@dataclass
class World:
    """What stands in the parameters of addresses, and each role's cookies."""

    parts: dict[str, str]
    cookies: dict[str, SimpleCookie]

    def address(self, route: str) -> str:
        """One that exists for a route; the longest part that is known comes first."""
        for part in sorted(self.parts, key=len, reverse=True):
            route = route.replace(part, self.parts[part])
        return re.sub("[<>^$()?]", "", route) + QUERIES.get(route, "")


def make_world() -> World:
    author = cast.make_author(login=_login("author"))
    columnist, editor = _login("columnist", WRITERS), _login("editor", EDITORS)
    piece = cast.make_article(
        authors=[author],
        topics=[cast.make_topic()],
        publication=cast.make_publication(),
        begun_by=columnist,
        body="See [the bill](https://elsewhere.example/bill).",
    )
    piece.dek = "It passed."
    write(article=piece)  # its second edition
    cast.make_collection(articles=[piece])
    reader = Reader.objects.create(email="rosa@example.org", confirmed_at=timezone.now())
    comment = cast.make_comment(piece, reader=reader, author_name="Rosa")
    head = _login("head", HEAD_MODERATORS)
    cookies = {
        "anonymous": SimpleCookie(),
        "known": _known_browser(reader),
        "author": _cookies(author.login),
        "writer": _cookies(_login("writer", WRITERS)),
        "columnist": _cookies(columnist),
        "editor": _cookies(editor),
        "chief": _cookies(_login("chief", CHIEF_EDITORS)),
        "moderator": _cookies(_login("moderator", MODERATORS)),
        "head": _cookies(head),
        "superuser": _cookies(User.objects.create_superuser("root", password=None)),
    }
    image = store_image(file=picture_file(600, 400))
    desk = make_admin_parts(piece, comment, image, writer=columnist, editor=editor)
    return World(PARTS | desk | _parts_of_people(comment, reader, head, image), cookies)


def _login(name: str, *groups: str) -> User:
    user = User.objects.create_user(name, password=None, is_staff=bool(groups))
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def _cookies(user: User | None) -> SimpleCookie:
    assert user
    client = Client()
    client.force_login(user)
    return client.cookies


def _known_browser(reader: Reader) -> SimpleCookie:
    response = HttpResponse()
    recognise(response, reader)
    return response.cookies


def _parts_of_people(comment: Comment, reader: Reader, head: User, image: Image) -> dict[str, str]:
    subscription = subscribe(reader=reader, article=comment.article)
    ban = moderation.ban(actor=head, kind="name", value="troll", shown="Troll", reason="Abuse.")
    (word,) = add_words(actor=head, lines="mud", kind="suspect").added
    closure = moderation.close(actor=head, topic=cast.make_topic("Closed"))
    rule = moderation.set_rule(actor=head, kind="reports", number=50)
    return {
        "threads/<int:pk>": f"threads/{comment.article_id}",
        "closing/<int:pk>": f"closing/{closure.pk}",
        "closing/rules/<int:pk>": f"closing/rules/{rule.pk}",
        "comments/<int:pk>": f"comments/{comment.pk}",
        "people/<int:pk>/<slug:kind>": f"people/{comment.pk}/name",
        "people/<int:pk>": f"people/{comment.pk}",
        "bans/<int:pk>": f"bans/{ban.pk}",
        "words/<int:pk>": f"words/{word.pk}",
        "images/<rendition:name>": image.renditions[0]["name"],
        "unsubscribe/<str:token>": f"unsubscribe/{unsubscribing_token([subscription])}",
        "readers/<str:token>": f"readers/{Link(reader.pk).token()}",
        "subscriptions/<int:pk>": f"subscriptions/{subscription.pk}",
    }
