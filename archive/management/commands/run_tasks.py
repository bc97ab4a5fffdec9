"""`manage.py run_tasks`: does the queued tasks where the site is not opened with `serve`."""

from typing import Any

from django.core.management.base import BaseCommand

from archive.management.queue import run_queue


class Command(BaseCommand):
    help = (
        "Does queued tasks until Ctrl-C. `serve` keeps a process for that itself: this is for"
        " sites that are opened with another web server."
    )

    def handle(self, **options: Any) -> None:
        run_queue()
