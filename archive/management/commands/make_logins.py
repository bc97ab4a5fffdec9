"""`manage.py make_logins`: the first people who can log in, one for each role.

Writer, editor and chief editor work in the admin; the moderators at the desk, and nowhere else.
"""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand
from django.db import transaction

from archive.roles import CHIEF_EDITORS, EDITORS, HEAD_MODERATORS, MODERATORS, WRITERS

LOGINS = {
    "writer": WRITERS,
    "editor": EDITORS,
    "chief": CHIEF_EDITORS,
    "moderator": MODERATORS,
    "head": HEAD_MODERATORS,
}
IN_ADMIN = (WRITERS, EDITORS, CHIEF_EDITORS)
PASSWORD_BYTES = 12


class Command(BaseCommand):
    help = (
        "Makes logins for a writer, an editor and a chief editor (/admin/), a moderator and a head "
        "moderator (/desk/), with random passwords, where they are missing."
    )

    def handle(self, **options: Any) -> None:
        """Print each new password once and keep it in logins.txt; who exists is left alone."""
        kept = Path(settings.DATA_DIR) / "logins.txt"
        known = set(User.objects.filter(username__in=LOGINS).values_list("username", flat=True))
        missing = {name: group for name, group in LOGINS.items() if name not in known}
        for name, group in missing.items():
            password = secrets.token_urlsafe(PASSWORD_BYTES)
            with transaction.atomic():
                make_login(name, password, group)
                keep(kept, name, password)
            self.stdout.write(f"  New login: {name} {password}")
        if missing:
            self.stdout.write(f"  Only you can read them again, in {kept}")


def make_login(name: str, password: str, group: str) -> None:
    user = User.objects.create_user(name, password=password, is_staff=group in IN_ADMIN)
    user.groups.add(Group.objects.get(name=group))


def keep(kept: Path, name: str, password: str) -> None:
    """Write the line `name password`, in place of an older one for the same name."""
    kept.touch(mode=0o600)
    kept.chmod(0o600)
    others = [line for line in kept.read_text().splitlines() if not line.startswith(f"{name} ")]
    kept.write_text("\n".join([*others, f"{name} {password}", ""]))
