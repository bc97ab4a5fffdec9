"""`manage.py check_links`: looks whether the pages are there that pieces lead to."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.links.choosing import all_links, due_links, links_of
from articles.links.finding import find_links
from articles.links.looking import Offline
from articles.links.working_through import work_through
from articles.models import Article, Link


class Command(BaseCommand):
    help = (
        "Looks whether the pages on other sites are still there that pieces lead to, those whose"
        " turn it is. The site may run meanwhile; stopped, it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="all that nobody looked at today")
        parser.add_argument("--article", metavar="ADDRESS", help="those of one piece")
        parser.add_argument("--limit", type=int, metavar="N", help="no more than so many")
        parser.add_argument(
            "--find",
            action="store_true",
            help="first note anew where every piece leads to: once after an upgrade that says so",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["find"]:
            self._find()
        most: int | None = options["limit"]
        take, total = self._choice(options)
        total = total if most is None else min(total, most)
        found: Counter[str] = Counter()
        try:
            for link in tqdm(work_through(take, most), total=total, unit="link", disable=None):
                found[link.state] += 1
        except Offline:
            raise CommandError(
                f"Nobody answers, so this machine seems to be offline. {_report(found)}"
            ) from None
        except KeyboardInterrupt:
            self.stderr.write("Stopped; the same command goes on from here.")
        self.stdout.write(_report(found))

    def _choice(self, options: dict[str, Any]) -> Any:
        if options["article"]:
            try:
                return links_of(options["article"])
            except LookupError as error:
                raise CommandError(str(error)) from None
        return all_links() if options["all"] else due_links()

    def _find(self) -> None:
        pieces = Article.objects.order_by("pk").only("pk", "body_html")
        rows = tqdm(pieces.iterator(100), total=Article.objects.count(), unit="piece", disable=None)
        number = sum(find_links(article) for article in rows)
        self.stdout.write(f"Links to other sites: {number:,}.")


def _report(found: Counter[str]) -> str:
    """Looked at: 120. Alive: 112; did not answer: 5; dead: 3."""
    states = [
        f"{Link.State(state).label}: {number:,}"
        for state, number in sorted(found.items(), key=lambda pair: -pair[1])
    ]
    sentence = "; ".join(states)
    told = f" {sentence[0].upper()}{sentence[1:]}." if states else ""
    return f"Looked at: {found.total():,}.{told}"
