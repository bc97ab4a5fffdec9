"""Who may read what stands at an address, and who may send a form there: one line for each view.

The first column is the address as the URL configuration writes it. ``sees`` are those whom GET
answers, ``does`` those whose POST is taken for what it is; '-' is nobody, for there is no such
method. Everybody else is refused: at the desk and in the admin strangers are asked to log in and
others told that they may not, elsewhere a page that is not theirs is not found. The admin's lines
stand in ``admin_rights``.

``without-token`` marks a line that takes a form from a mail program, which has no token to send.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.pages.admin_rights import ADMIN_TABLE

# Those who are meant, weakest first.
OUTSIDE = ("anonymous", "known", "author")  # of the admin
STAFF = ("writer", "columnist", "editor", "chief", "moderator", "head", "superuser")
ROLES = (*OUTSIDE, *STAFF)
GROUPS = {
    "-": frozenset(),
    "nobody": frozenset({"nobody"}),  # the method is there, and refused to all
    "everyone": frozenset(ROLES),
    "known": frozenset({"known"}),  # the browser that this reader writes with
    "moderators": frozenset({"moderator", "head", "superuser"}),
    "heads": frozenset({"head", "superuser"}),
    "staff": frozenset(STAFF),
    "writers": frozenset({"writer", "columnist", "editor", "chief", "superuser"}),
    "theirs": frozenset({"columnist", "editor", "chief", "superuser"}),
    "editors": frozenset({"editor", "chief", "superuser"}),
    "chiefs": frozenset({"chief", "superuser"}),
    "superusers": frozenset({"superuser"}),
}

TABLE = """
# The archive: pages are read, and take nothing.
/                                                           everyone    -
/front/                                                     everyone    -
/front/<isominute:minute>/                                  everyone    -
/front/<isoday:day>/                                        everyone    -
/archive/                                                   everyone    -
/<year:year>/                                               everyone    -
/<month:first>/                                             everyone    -
/<day:day>/                                                 everyone    -
/<year:year>/00/                                            everyone    -
/<dated:day>/                                               everyone    -
/<dated:day>/<name:slug>/                                   everyone    -
/<dated:day>/<name:slug>/editions/                          everyone    -
/<dated:day>/<name:slug>/editions/<number:number>/          everyone    -
/<dated:day>/<name:slug>/editions/<number:number>.json      everyone    -
/<dated:day>/<name:slug>/editions/<number:old>...<number:new>/ everyone    -
/<dated:day>/<name:slug>/print/                             everyone    -
/<dated:day>/<name:slug>.pdf                                everyone    -
/<dated:day>/<name:slug>.md                                 everyone    -
/<dated:day>/<name:slug>.json                               everyone    -
/<dated:day>/<name:slug>.bib                                everyone    -
/<dated:day>/<name:slug>.ris                                everyone    -
/<dated:day>/<name:slug>.csl.json                           everyone    -
/topics/                                                    everyone    -
/topics/<name:slug>/                                        everyone    -
/authors/                                                   everyone    -
/authors/<name:slug>/                                       everyone    -
/sources/                                                   everyone    -
/sources/<name:slug>/                                       everyone    -
/collections/                                               everyone    -
/collections/<name:slug>/                                   everyone    -
/collections/<name:slug>/timeline/                          everyone    -
/collections/<name:slug>/editions/                          everyone    -
/collections/<name:slug>/editions/<number:number>/          everyone    -
/timegate/                                                  everyone    -
/timegate/<path:original>                                   everyone    -
/timemap/                                                   everyone    -
/timemap/<path:original>                                    everyone    -
/timemap/json/                                              everyone    -
/timemap/json/<path:original>                               everyone    -
/search/                                                    everyone    -
/opensearch.xml                                             everyone    -
/media/images/<rendition:name>                              everyone    -
/sitemap.xml                                                everyone    -
/sitemaps/pages.xml                                         everyone    -
/sitemaps/<str:kind>-<int:number>.xml                       everyone    -
/news-sitemap.xml                                           everyone    -
/robots.txt                                                 everyone    -
/oembed/                                                    everyone    -
/feeds/                                                     everyone    -
/feed/                                                      everyone    -
/feed.json                                                  everyone    -
/topics/<name:slug>/feed/                                   everyone    -
/topics/<name:slug>/feed.json                               everyone    -
/authors/<name:slug>/feed/                                  everyone    -
/authors/<name:slug>/feed.json                              everyone    -
/sources/<name:slug>/feed/                                  everyone    -
/sources/<name:slug>/feed.json                              everyone    -
/collections/<name:slug>/feed/                              everyone    -
/collections/<name:slug>/feed.json                          everyone    -
/search/feed/                                               everyone    -
/search/feed.json                                           everyone    -
/corrections/                                               everyone    -
/corrections/feed/                                          everyone    -
/corrections/feed.json                                      everyone    -

# The readers' conversation.
/<dated:day>/<name:slug>/comments/                          everyone    -
/<dated:day>/<name:slug>/comments/feed/                     everyone    -
/<dated:day>/<name:slug>/comments/feed.json                 everyone    -
/comments/<int:pk>/                                         everyone    -
/comments/<int:pk>/report/                                  everyone    everyone
/comments/<int:pk>/branch/feed/                             everyone    -
/comments/<int:pk>/branch/feed.json                         everyone    -
/search/comments/                                           everyone    -
/moderation/                                                everyone    -
/comments/<int:pk>/branch/                                  everyone    -
/<dated:day>/<name:slug>/comments/new/                      everyone    everyone
/<dated:day>/<name:slug>/comments/preview/                  -           everyone
/<dated:day>/<name:slug>/comments/stranger/                 -           everyone
/<dated:day>/<name:slug>/comments/yours/                    everyone    -
/<dated:day>/<name:slug>/comments/notices/                  everyone    everyone
/<dated:day>/<name:slug>/comments/notices/ending/           -           everyone
/comments/<int:pk>/own/                                     known       -
/comments/<int:pk>/text/                                    -           known
/comments/<int:pk>/withdrawal/                              -           known

# Their own pages: the link is the key, whoever holds it.
/readers/                                                   everyone    everyone
/readers/sent/                                              everyone    -
/readers/gone/                                              everyone    -
/readers/unsubscribe/<str:token>/                           everyone    everyone    without-token
/readers/unsubscribe/<str:token>/all/                       -           everyone    without-token
/readers/<str:token>/                                       everyone    -
/readers/<str:token>/confirmation/                          everyone    everyone
/readers/<str:token>/record.json                            everyone    -
/readers/<str:token>/removal/                               everyone    everyone
/readers/<str:token>/subscriptions/<int:pk>/pace/           -           everyone
/readers/<str:token>/subscriptions/<int:pk>/thread/         -           everyone
/readers/<str:token>/subscriptions/<int:pk>/ending/         -           everyone

# The desk. Its door stands open; out of it goes who came in.
/desk/login/                                                everyone    everyone
/desk/logout/                                               -           everyone
/desk/                                                      moderators  -
/desk/queue/<slug:kind>/                                    moderators  -
/desk/handlings/                                            moderators  -
/desk/undo/                                                 -           moderators
/desk/bulk/<slug:noun>/                                     moderators  moderators
/desk/comments/<int:pk>/                                    moderators  -
/desk/comments/<int:pk>/handling/                           -           moderators
/desk/comments/<int:pk>/approval/                           -           moderators
/desk/comments/<int:pk>/removal/                            -           moderators
/desk/comments/<int:pk>/spam/                               -           moderators
/desk/comments/<int:pk>/hold/                               -           moderators
/desk/comments/<int:pk>/redaction/                          moderators  moderators
/desk/comments/<int:pk>/redaction/preview/                  -           moderators
/desk/comments/<int:pk>/text/                               moderators  moderators
/desk/comments/<int:pk>/text/preview/                       -           moderators
/desk/comments/<int:pk>/move/                               moderators  moderators
/desk/comments/<int:pk>/closure/                            moderators  moderators
/desk/comments/<int:pk>/reopening/                          -           moderators
/desk/comments/<int:pk>/ban/                                heads       heads
/desk/people/                                               moderators  moderators
/desk/people/<int:pk>/                                      moderators  -
/desk/people/<int:pk>/<slug:kind>/                          moderators  -
/desk/bans/                                                 moderators  -
/desk/bans/former/                                          moderators  -
/desk/bans/new/                                             heads       heads
/desk/bans/<int:pk>/lifting/                                -           heads
/desk/threads/                                              moderators  -
/desk/threads/<int:pk>/                                     moderators  -
/desk/threads/<int:pk>/closure/                             -           moderators
/desk/threads/<int:pk>/reopening/                           -           moderators
/desk/threads/<int:pk>/exemption/                           -           moderators
/desk/threads/<int:pk>/exemption/end/                       -           moderators
/desk/closing/                                              heads       -
/desk/closing/site/                                         -           heads
/desk/closing/topics/                                       -           heads
/desk/closing/<int:pk>/end/                                 -           heads
/desk/closing/rule/                                         heads       -
/desk/closing/rules/                                        -           heads
/desk/closing/rules/<int:pk>/end/                           -           heads
/desk/log/                                                  moderators  -
/desk/screening/                                            heads       -
/desk/screening/<slug:code>/                                heads       heads
/desk/screening/<slug:code>/trial/                          -           heads
/desk/words/                                                heads       heads
/desk/words/trial/                                          -           heads
/desk/words/<int:pk>/removal/                               -           heads
"""


class Line(NamedTuple):
    sees: frozenset[str]
    does: frozenset[str]
    without_token: bool


def _read(line: str) -> tuple[str, Line]:
    route, sees, does, *more = line.split()
    return route, Line(GROUPS[sees], GROUPS[does], more == ["without-token"])


RIGHTS = dict(
    _read(line) for line in (TABLE + ADMIN_TABLE).splitlines() if line and not line.startswith("#")
)
