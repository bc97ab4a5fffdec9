"""`make bench`: the benchmarks, in a database of their own in DATA_DIR (var/bench)."""

import argparse
import os

import django


def main() -> None:
    os.environ.setdefault("DATA_DIR", "var/bench")
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    os.environ["POSTGRES_FSYNC"] = "off"
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    options.add_argument("--articles", type=int, default=20_000, help="how many to make up")
    options.add_argument("which", nargs="?", choices=["search", "threads", "posting", "screening"], help="or all")
    asked = options.parse_args()
    django.setup()
    from tests.benchmarks import posting, screening, search, threads

    if asked.which in (None, "search"):
        search.run(asked.articles)
    if asked.which in (None, "threads"):
        threads.run()
    if asked.which in (None, "posting"):
        posting.run()
    if asked.which in (None, "screening"):
        screening.run()


if __name__ == "__main__":
    main()
