"""How long a writer waits for the page beside a text of 3,000 words, with quotations to look up."""

from __future__ import annotations

import sys
import time
from statistics import median

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from archive.lib.markup.typeset import typeset
from archive.management.static import collect_if_changed
from archive.roles import EDITORS

ROUNDS = 40
PREVIEW = "/admin/articles/article/preview/"
SENTENCE = "The harbour was never meant for ships of *that* size, said the [pilot](/2020/), twice. "


def run() -> None:
    """Print the median and the slowest of some rounds; each text differs from the one before."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    collect_if_changed()
    client = Client()
    client.force_login(_editor())
    waited, worked, set_in = [], [], []
    for number in range(ROUNDS + 3):
        text = _text(number)
        begun, cpu = time.perf_counter(), time.process_time()
        answer = client.post(PREVIEW, {"body": text}, headers={"Accept": "application/json"})
        waited.append(time.perf_counter() - begun)
        worked.append(time.process_time() - cpu)
        assert answer.status_code == 200, answer.content
        cpu = time.process_time()
        typeset(text, "markdown")
        set_in.append(time.process_time() - cpu)
    sys.stdout.write("a preview of 3,000 words, milliseconds   median  slowest\n")
    _print("its answer", waited)
    _print("processor, the web's process", worked)
    _print("processor, setting the text", set_in)


def _print(name: str, seconds: list[float]) -> None:
    kept = [1000 * each for each in seconds[3:]]  # the first ones start what the others use
    sys.stdout.write(f"{name:40} {median(kept):6.1f}  {max(kept):7.1f}\n")


def _editor() -> User:
    editor, _is_new = User.objects.get_or_create(username="editor", is_staff=True)
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor


def _text(number: int) -> str:
    """Ten sections of some paragraphs, notes, a table and quotations, like a long report."""
    parts = [f"Number {number} of the day."]
    for section in range(10):
        parts += [f"## Section {section}", SENTENCE * 6, SENTENCE * 6, SENTENCE * 5]
        parts += [f"> Quotation {number} {section}: {SENTENCE}", f"As noted.[^{section}]"]
        parts += ["| Town | Day |\n|---|---|\n| Windhoek | 3 May |"]
    parts += [f"[^{section}]: By clerk {section}." for section in range(10)]
    return "\n\n".join(parts)
