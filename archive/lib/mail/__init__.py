"""Sending plain e-mails, each to one address, through Django's backends for e-mail.

Addresses never stand in an exception or a log line of this module.
"""

from archive.lib.mail.mail import Mail, host_of, one_line
from archive.lib.mail.post import Post, Unreachable, Unsent
from archive.lib.mail.server import MailServer, mail_server

__all__ = [
    "Mail",
    "MailServer",
    "Post",
    "Unreachable",
    "Unsent",
    "host_of",
    "mail_server",
    "one_line",
]
