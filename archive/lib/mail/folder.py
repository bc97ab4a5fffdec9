"""Where e-mails go on a site that has no mail server: each a file that mail programs open."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Keeps each e-mail in the folder MAIL_FOLDER, for its owner's eyes only."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            moment = time.strftime("%Y%m%d-%H%M%S-")
            # mkstemp makes a new file that nobody else may read.
            number, _ = tempfile.mkstemp(dir=folder, prefix=moment, suffix=".eml")
            with os.fdopen(number, "wb") as file:
                file.write(message.message().as_bytes())
        return len(email_messages)
