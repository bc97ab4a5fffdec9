"""The project as an application: its checks and its commands."""

from django.apps import AppConfig
from django.core.checks import register

from archive import checks
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Backfile"

    def ready(self) -> None:
        """Register the system checks; opens no connection."""
        for check in checks.CHECKS:
            register(check)
        from archive.roles import ensure_roles

        post_migrate.connect(ensure_roles, dispatch_uid="archive.roles")
