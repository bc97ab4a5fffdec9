"""The e-mails with links. Short, and never with what somebody else may have written in a form."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.lib.addresses import full_address
from archive.lib.mail import Mail, one_line
from articles.models import Article
from comments.models import Comment, Reader
from comments.readers.links import Link


def confirmation_mail(reader: Reader, comment: Comment, link: Link) -> Mail:
    """The text of the comment is not in it: the form would send anybody's words to anybody."""
    names = {"site": settings.SITE_NAME, "title": one_line(comment.article.title)}
    return Mail(
        to=reader.email,
        subject=_("Is this comment yours? %(site)s") % names,
        text="\n\n".join(
            [
                _("Hello,"),
                _(
                    "a comment on “%(title)s” was sent to %(site)s with your e-mail address."
                    " If you wrote it, open this page and press the button on it:"
                )
                % names,
                _page(link),
                _("The link is good for seven days. Your address is never shown to anybody."),
                _(
                    "If you did not write it, do nothing: your address is then not used, and no"
                    " notices are sent to it."
                ),
                names["site"],
            ]
        ),
    )


def wanting_mail(reader: Reader, article: Article, link: Link) -> Mail:
    names = {"site": settings.SITE_NAME, "title": one_line(article.title)}
    return Mail(
        to=reader.email,
        subject=_("Notices about “%(title)s”? %(site)s") % names,
        text="\n\n".join(
            [
                _("Hello,"),
                _(
                    "somebody asked %(site)s to tell this address of everything new that is said"
                    " under “%(title)s”. If it was you, open this page and press the button on it:"
                )
                % names,
                _page(link),
                _("The link is good for seven days. Each notice has a link that ends them."),
                _("If it was not you, do nothing: no notices are sent then."),
                names["site"],
            ]
        ),
    )


def record_mail(reader: Reader, link: Link) -> Mail:
    names = {"site": settings.SITE_NAME}
    return Mail(
        to=reader.email,
        subject=_("What %(site)s keeps about you") % names,
        text="\n\n".join(
            [
                _("Hello,"),
                _(
                    "this page shows what %(site)s keeps about you. There you can take it with you,"
                    " end notices, and have it removed:"
                )
                % names,
                _page(link),
                _("The link is good for a day. Keep it to yourself: whoever has it sees the page."),
                _("If you did not ask for it, do nothing."),
                names["site"],
            ]
        ),
    )


def _page(link: Link) -> str:
    return full_address(reverse("comments:reader", args=[link.token()]))
