"""A real mail server on this machine for tests, and what the process at the queue would do."""

from __future__ import annotations

import asyncio
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django_tasks_db.models import DBTaskResult

LINK = re.compile(r"https?://\S+")


class Mailbox:
    """Keeps what it is given; answers as the test says.

    ``refusal`` is its answer to every recipient, or to those in ``refused``. ``hangs_up`` ends a
    connection once the whole e-mail was received, without an answer.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.connections = 0
        self.refusal, self.hangs_up = "", False
        self.refused: set[str] = set()

    async def handle_EHLO(self, server: SMTP, session: Any, _: Any, host: str, lines: list) -> list:
        self.connections += 1
        session.host_name = host
        return lines

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, to: str, _: Any) -> str:
        if self.refusal and (not self.refused or to in self.refused):
            return f"{self.refusal} no mail for <{to}>"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        if self.hangs_up:
            assert server.transport
            server.transport.close()
            await asyncio.sleep(0)
        return "250 OK"

    @property
    def texts(self) -> list[str]:
        return [mail.get_content().replace("\r\n", "\n") for mail in self.mails]

    def links(self, number: int = -1) -> list[str]:
        """The addresses in an e-mail, in their order."""
        return LINK.findall(self.texts[number])


class LocalServer(Controller):
    """At any free port."""

    def __init__(self, box: Mailbox) -> None:
        super().__init__(box, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def do_queued() -> int:
    """What the process at the queue does with what is due; how many tasks."""
    done = 0
    while (row := DBTaskResult.objects.ready().first()) is not None:
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.set_successful(None)
        done += 1
    return done
