"""`manage.py serve`: the whole site with one command, as `make run` gives it."""

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections, transaction

from archive.lib.markup.pool import pool
from archive.management.port import refuse_taken_port
from archive.management.queue import QueueKeeper
from archive.management.static import collect_if_changed
from archive.management.web import WebServer
from articles.models import Article, Publication


class Command(BaseCommand):
    help = "Brings the database up to date and serves the site until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to answer on")
        parser.add_argument("--port", type=int, default=8000, help="the port to answer on")

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        """Prepare, serve, and end with everything that was started stopped."""
        refuse_taken_port(host, port)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        if not os.environ.get("SITE_URL"):
            settings.SITE_URL = os.environ["SITE_URL"] = address
        self.prepare()
        self.take_name_of_house()
        connections.close_all()  # the workers are this process's children and open their own
        server = WebServer(
            host=host,
            port=port,
            workers=settings.WEB_WORKERS,
            threads=settings.WEB_THREADS,
            opened=lambda: self.announce(address),
        )
        queue = QueueKeeper()
        queue.start()
        try:
            server.serve_site()
        finally:
            queue.end()
        self.say("Closed.")

    def prepare(self) -> None:
        """Everything that the first page needs; a second start finds it done."""
        self.say(f"{settings.SITE_NAME}: preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        if collect_if_changed():
            self.say("  Collected the static files.")
        if not Article.objects.exists():
            self.say("  The archive is empty: loading the demonstration …")
            with transaction.atomic():  # half a demonstration would count as an archive
                call_command("load_demo", stdout=self.stdout)
            pool.end()  # the processes that set the articles; the workers start their own
        call_command("make_logins", stdout=self.stdout)

    def take_name_of_house(self) -> None:
        """Where nobody set SITE_NAME, the paper that is marked as the house gives its own."""
        house = Publication.objects.filter(is_house=True).first()
        if house is not None and not os.environ.get("SITE_NAME"):
            settings.SITE_NAME = os.environ["SITE_NAME"] = house.name

    def announce(self, address: str) -> None:
        self.say(f"{settings.SITE_NAME} is open.")
        self.say(f"  Site    {address}/")
        self.say(f"  Admin   {address}/admin/")
        self.say(f"  Desk    {address}/desk/")
        self.say(f"  Logins  {settings.DATA_DIR / 'logins.txt'}")
        if settings.MAIL is None:
            self.say(f"  Mail    {settings.MAIL_FOLDER} (kept there, not sent: set MAIL_URL)")
        self.say("Ctrl-C closes it, its database included.")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
