"""Under which names the paper itself speaks, so that nobody else does."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q

from articles.models import Article, Author
from comments.screening.lookalikes import skeleton

# What people call those who run a site; a part of a name is enough.
OFFICES = frozenset(
    skeleton(word)
    for word in (
        "moderator moderation moderador moderadora moderación admin administrator administrador "
        "administradora administration editor editors editora redacción redaktion webmaster staff "
        "mod mods admins official"
    ).split()
)
LONG_OFFICES = [office for office in OFFICES if len(office) > 7]  # TheModerator, Moderators
# A name this long is not found within another by chance.
TELLING = 7


def is_staff_name(name: str, article: Article) -> bool:
    """Whether the name reads like one of the staff, an author of the piece, or an office.

    Two small queries. Authors of other pieces count where they have a login: an archive holds the
    names of decades, and many readers share one.
    """
    whole = skeleton(name)
    if any(skeleton(part) in OFFICES for part in name.split()) or whole in OFFICES:
        return True
    if any(office in whole for office in LONG_OFFICES):
        return True
    return any(
        whole == known or (len(known) >= TELLING and known in whole)
        for known in map(skeleton, filter(None, _names(article)))
    )


def _names(article: Article) -> Iterator[str]:
    yield settings.SITE_NAME
    for user in User.objects.filter(is_active=True):  # readers have no login, moderators no admin
        yield user.username
        yield user.get_full_name()
    signing = Q(login__isnull=False) | Q(bylines__article=article)
    yield from Author.objects.filter(signing).values_list("name", flat=True).distinct()
