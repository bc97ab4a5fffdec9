"""Scripts that import one another do so by names that change with what is in them."""

import re
import shutil
from pathlib import Path

from django.conf import settings as installed
from django.core.management import call_command
from pytest_django.fixtures import Settings

SCRIPTS = Path(installed.BASE_DIR) / "static" / "js"
IMPORT = re.compile(r"""(?:from|import)\s*\(?["'](\./[^"']+)["']""")
HASHED = re.compile(r"[\w-]+\.[0-9a-f]{12}\.js")


def collect(settings: Settings, mine: Path) -> Path:
    """The scripts in a folder of static files as they are served."""
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [mine], mine.parent / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    lean_files = {"BACKEND": "archive.lib.static_files.LeanFiles"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": lean_files}
    call_command("collectstatic", interactive=False, verbosity=0)
    return mine.parent / "static" / "js"


def served(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.js") if HASHED.fullmatch(path.name)]


def test_every_import_names_a_file_by_its_content(settings: Settings, tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "mine" / "js")
    scripts = served(collect(settings, tmp_path / "mine"))
    imports = [(path, name) for path in scripts for name in IMPORT.findall(path.read_text())]
    assert len(imports) > 10
    for path, name in imports:
        assert HASHED.fullmatch(Path(name).name), (path.name, name)
        assert (path.parent / name).is_file(), (path.name, name)


def test_a_change_renames_whatever_imports_it(settings: Settings, tmp_path: Path) -> None:
    names: list[set[str]] = []
    for words in ("1", "2"):
        mine = tmp_path / words / "mine"
        folder = mine / "js"
        folder.mkdir(parents=True)
        (folder / "main.js").write_text('import { a } from "./a.js";\n')
        (folder / "a.js").write_text(f"export const a = {words};\n")
        names.append({path.name for path in served(collect(settings, mine))})
    assert len(names[0]) == len(names[1]) == 2
    assert names[0].isdisjoint(names[1])
