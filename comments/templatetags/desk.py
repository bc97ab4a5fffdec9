"""What the moderators' templates print."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.contrib.auth.models import User
from django.utils.formats import number_format

from archive.lib import markup
from archive.lib.markup.paper import write_out_links
from comments.desk.access import DIRECT, MODERATE
from comments.desk.queue.decisions import READY_REASONS
from comments.desk.queue.queues import COUNTED, HELD, REPORTED, Queue
from comments.moderation.undoing import Act, last_act

register = template.Library()


@dataclass(frozen=True, slots=True)
class Now:
    """What stands at the head of every page of the desk."""

    held: int
    reported: int
    last_act: Act | None
    directs: bool


@register.simple_tag
def desk_now(user: User) -> Now | None:
    """What waits and what can be undone; None for those who don't moderate."""
    if not user.has_perm(MODERATE):
        return None
    held, reported = Queue(kind=HELD).number(), Queue(kind=REPORTED).number()
    return Now(held, reported, last_act(user), user.has_perm(DIRECT))


@register.simple_tag
def ready_reasons() -> list[str]:
    """Reasons that take one press."""
    return [str(reason) for reason in READY_REASONS]


@register.simple_block_tag
def printed_once(content: str) -> str:
    """What stands several times on a card, as a variable: a template is slow to print."""
    return content


@register.filter
def bounded(number: int) -> str:
    """A count as it is printed: beyond a thousand it was not counted on."""
    printed = number_format(min(number, COUNTED), use_l10n=True, force_grouping=True)
    return f"{printed}+" if number > COUNTED else printed


@register.filter
def written_out(html: str) -> str:
    """A comment's HTML with the address after each link that hides it: it is read, not guessed."""
    return write_out_links(html, settings.SITE_URL)


@register.filter
def excerpt(text: str, length: int) -> str:
    """The beginning of a comment's own words, on one line."""
    return markup.excerpt(text, length)
