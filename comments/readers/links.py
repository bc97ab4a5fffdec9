"""The links that readers are sent: signed, good for a while, and without their address in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from comments.models import Reader

SALT = "comments.readers.links"
CONFIRMATION_KEPT = timedelta(days=7)
PAGE_KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Link:
    """Whose page a link opens; with ``comment`` it confirms that comment as theirs, with
    ``article`` that they want to hear of everything new in its thread.

    ``pace`` is that of the notices that they asked for in either form. They wait in the link: who
    has not shown that an address is theirs subscribes it to nothing.
    """

    reader: int
    comment: int | None = None
    pace: str = ""
    article: int | None = None

    def token(self) -> str:
        signer = signing.TimestampSigner(salt=SALT)
        return signer.sign_object([self.reader, self.comment, self.pace, self.article])

    @property
    def confirms(self) -> bool:
        """Whether all that it opens is a button that says 'this address is mine'."""
        return bool(self.comment or self.article)

    @property
    def kept(self) -> timedelta:
        return CONFIRMATION_KEPT if self.confirms else PAGE_KEPT


def follow(token: str) -> Link | None:
    """The link that a token stands for; None where it is nobody's, or was good until earlier."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        link = Link(*signer.unsign_object(token))
        signer.unsign(token, max_age=link.kept)
    except (signing.BadSignature, ValueError):
        return None
    return link


def reader_of_link(link: Link) -> Reader | None:
    """None once everything about the reader was removed."""
    return Reader.objects.filter(pk=link.reader).first()
