"""`make bench`: the benchmarks, in a database of their own in DATA_DIR (var/bench)."""

import argparse
import os
from importlib import import_module

import django

KINDS = (
    "search",
    "threads",
    "posting",
    "screening",
    "desk",
    "editor",
    "admin_list",
    "publication",
    "diff",
)


def main() -> None:
    os.environ.setdefault("DATA_DIR", "var/bench")
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    os.environ["POSTGRES_FSYNC"] = "off"
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    options.add_argument("--articles", type=int, default=20_000, help="how many to make up")
    options.add_argument("which", nargs="?", choices=KINDS, help="or all")
    asked = options.parse_args()
    django.setup()
    for kind in [asked.which] if asked.which else KINDS:
        given = [asked.articles] if kind == "search" else []
        import_module(f"tests.benchmarks.{kind}").run(*given)


if __name__ == "__main__":
    main()
