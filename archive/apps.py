"""The project as an application: its checks, its commands and its two groups."""

from django.apps import AppConfig, apps
from django.core.checks import register
from django.db.models.signals import post_migrate

from archive import checks


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Backfile"

    def ready(self) -> None:
        """Register the checks, and the groups for the end of a migration; open no connection."""
        for check in checks.CHECKS:
            register(check)
        # Every application makes its permissions in turn: the groups come after the last one.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(after_migration, sender=last)


def after_migration(*, using: str, **_: object) -> None:
    from archive.roles import ensure_roles  # it needs the models, which load after this file

    ensure_roles(using=using)
