"""`manage.py check_templates`: every template can be read by its engine."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError, engines


class Command(BaseCommand):
    help = "Compiles every template of the project and names those that have a mistake."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Raises CommandError with a line for each template that does not compile."""
        mistakes = [mistake for engine in engines.all() for mistake in mistakes_of(engine)]
        if mistakes:
            raise CommandError("\n".join(mistakes))
        self.stdout.write("Every template compiles.")


def mistakes_of(engine: Any) -> list[str]:
    """A line for each template in the project's folders that the engine cannot compile."""
    mistakes = []
    for folder in map(Path, engine.dirs):
        for path in sorted(folder.rglob("*.*")):
            if path.is_file() and folder == home_of(path):
                name = str(path.relative_to(folder))
                mistakes.append(mistake_in(engine, name))
    return [mistake for mistake in mistakes if mistake]


def home_of(path: Path) -> Path:
    """The innermost of the engines' folders that holds it: templates/jinja lies in templates/."""
    folders = [Path(folder) for engine in engines.all() for folder in engine.dirs]
    return max(
        (folder for folder in folders if folder in path.parents), key=lambda at: len(at.parts)
    )


def mistake_in(engine: Any, name: str) -> str:
    try:
        engine.get_template(name)
    except (TemplateSyntaxError, UnicodeDecodeError) as mistake:
        return f"{name}: {mistake}"
    return ""
