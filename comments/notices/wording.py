"""The e-mail that tells a reader of replies."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.lib.addresses import full_address
from archive.lib.mail import Mail, one_line
from archive.lib.markup import excerpt, plain_text
from comments.models import Comment, Notice, Subscription
from comments.notices.subscribing import unsubscribing_token

SHOWN = 400  # characters of each comment


def notice_mail(notices: Sequence[Notice]) -> Mail:
    """One e-mail about one or more replies to the same reader, in the language that is spoken."""
    subscriptions = {notice.subscription_id: notice.subscription for notice in notices}
    token = unsubscribing_token(subscriptions.values())
    ending = full_address(reverse("comments:unsubscribe", args=[token]))
    parts = [_told(notice.comment, notice.subscription) for notice in notices]
    articles = {notice.comment.article_id for notice in notices}
    return Mail(
        to=notices[0].reader.email,
        subject=_subject([notice.comment for notice in notices]),
        text="\n\n\n".join([*parts, _footer(ending)]),
        unsubscribe=ending,
        thread=f"thread-{articles.pop()}" if len(articles) == 1 else "",
    )


def _subject(comments: Sequence[Comment]) -> str:
    titles = {comment.article.title for comment in comments}
    if len(comments) == 1:
        names = {"name": comments[0].printed_name, "title": titles.pop()}
        return _("%(name)s wrote under “%(title)s”") % names
    number = len(comments)
    if len(titles) == 1:
        said = ngettext(
            "%(number)d new comment under “%(title)s”",
            "%(number)d new comments under “%(title)s”",
            number,
        )
        return said % {"number": number, "title": titles.pop()}
    said = ngettext("%(number)d new comment", "%(number)d new comments", number)
    return f"{said % {'number': number}}: {settings.SITE_NAME}"


def _told(comment: Comment, subscription: Subscription) -> str:
    names = {"name": one_line(comment.printed_name), "title": one_line(comment.article.title)}
    heading = (
        _("%(name)s answered below your comment on “%(title)s”:")
        if subscription.comment_id
        else _("%(name)s wrote under “%(title)s”:")
    )
    words = excerpt(plain_text(comment.body_html), SHOWN)
    address = full_address(comment.get_absolute_url())
    return "\n\n".join([heading % names, f"> {words}", address])


def _footer(ending: str) -> str:
    site = {"site": settings.SITE_NAME}
    return "\n".join(
        [
            "-- ",
            _("%(site)s sends you this because you asked to hear of replies. To hear no more:")
            % site,
            ending,
            _("What we keep about you, and how to remove it:"),
            full_address(reverse("comments:readers")),
        ]
    )
