"""Handing e-mails to the mail server, and knowing afterwards whether one may be sent again."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from types import TracebackType
from typing import Self

from django.core.mail import get_connection

from archive.lib.mail.mail import Mail

REFUSED_FOR_GOOD = 500  # answers from here on don't change by asking again


class Unsent(Exception):
    """The server did not take an e-mail. Says why without the address it was for.

    ``again`` is true where the mail is certainly not on its way and may be tried later. It is
    false for what is refused for good, and for what broke off so late that it may have arrived.
    """

    def __init__(self, why: str, *, again: bool) -> None:
        super().__init__(why)
        self.again = again


class Unreachable(Unsent):
    """There is no mail server for now, whomever an e-mail is for."""

    def __init__(self, why: str) -> None:
        super().__init__(why, again=True)


class Post:
    """A connection to the mail server, opened with the first e-mail and kept for the next ones."""

    def __init__(self) -> None:
        self.connection = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def send(self, mail: Mail) -> None:
        """Hand the e-mail over. Raises ``Unsent``; costs at most some EMAIL_TIMEOUTs."""
        try:
            message = mail.message()
            message.message()  # refuses an address or a header that can't be written
        except ValueError:
            raise Unsent("it can't be written", again=False) from None
        self._open()
        try:
            self.connection.send_messages([message])
        except (smtplib.SMTPException, OSError, ValueError) as problem:
            unsent = _unsent(problem)
        else:
            return
        self._close()
        raise unsent

    def _open(self) -> None:
        """Open the connection, or one anew where the server has hung up meanwhile."""
        if not self._answers():
            self._close()
        try:
            self.connection.open()
        except (smtplib.SMTPException, OSError) as problem:
            why = f"the mail server does not answer ({_kind(problem)})"
        else:
            return
        self._close()
        raise Unreachable(why)

    def _answers(self) -> bool:
        server = getattr(self.connection, "connection", None)
        if not isinstance(server, smtplib.SMTP):
            return True
        try:
            return server.noop()[0] < REFUSED_FOR_GOOD - 100
        except (smtplib.SMTPException, OSError):
            return False

    def _close(self) -> None:
        with suppress(smtplib.SMTPException, OSError):
            self.connection.close()


def _unsent(problem: Exception) -> Unsent:
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in problem.recipients.values()]
        return Unsent(f"refused with {codes[0]}", again=max(codes) < REFUSED_FOR_GOOD)
    if isinstance(problem, smtplib.SMTPResponseException):
        code = problem.smtp_code
        return Unsent(f"refused with {code}", again=code < REFUSED_FOR_GOOD)
    return Unsent(f"it broke off ({_kind(problem)})", again=False)


def _kind(problem: Exception) -> str:
    """A server's own words may repeat the address; its number and the error's name don't."""
    code = getattr(problem, "smtp_code", None)
    return f"{type(problem).__name__} {code}" if code else type(problem).__name__
