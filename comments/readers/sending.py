"""Sending links in the queue of tasks, again where the mail server takes none for now."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.utils import timezone
from django_tasks.base import Task

from archive.lib.mail import Mail, Post, Unsent
from comments.notices.delivering import PAUSES

logger = logging.getLogger(__name__)


def send_or_wait(mail: Mail, task: Task, arguments: Sequence[object], attempt: int) -> None:
    """Send it; what may be sent again is, by the same task with its next ``attempt``."""
    try:
        with Post() as post:
            post.send(mail)
    except Unsent as unsent:
        logger.warning("A link was not sent: %s.", unsent)
        if unsent.again and attempt < len(PAUSES):
            later = timezone.now() + PAUSES[attempt]
            task.using(run_after=later).enqueue(*arguments, attempt + 1)
