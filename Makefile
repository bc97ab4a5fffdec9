# `make` says what there is. Everything it installs goes into .venv, everything it keeps into var/.
#
# Variables: PORT=8123, HOST=127.0.0.1, DATA_DIR=/elsewhere, DATABASE_URL=postgresql://…,
# PYTHON=python3.12, ARGS="tests/pages -x" (for make test, instead of all tests on all cores).

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
ARGS ?= -n auto --maxprocesses 4

python := .venv/bin/python
pip := $(python) -m pip install --quiet --quiet --disable-pip-version-check --progress-bar off
# The suite's and the checks' database is their own and may be lost in a crash.
workshop := DATA_DIR=var/test POSTGRES_FSYNC=off DATABASE_URL= DJANGO_DEBUG=

.DEFAULT_GOAL := help
.PHONY: help run test bench check format messages lock
.DELETE_ON_ERROR:

help: ## say what there is
	@echo "Backfile, a newsroom's archive. Commands:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | sed 's/|/	/' | expand -t 18
	@sed -n 's/^# \(Variables.*\)/\1/p; s/^# \(PYTHON=.*\)/           \1/p' Makefile

run: .venv/site ## serve the site at http://127.0.0.1:8000, its database included
	@$(python) manage.py serve --host "$(HOST)" --port "$(PORT)"

test: .venv/dev ## run every test
	@$(python) -m pytest $(ARGS)

bench: .venv/dev ## measure search, threads, the desks and the public record
	@$(python) -m tests.benchmarks

check: .venv/dev ## look for mistakes: format, lint, types, imports, migrations, templates
	@$(python) -m ruff format --check .
	@$(python) -m ruff check .
	@.venv/bin/mypy .
	@.venv/bin/lint-imports --no-logo
	@$(workshop) $(python) manage.py makemigrations --check --dry-run
	@$(workshop) $(python) manage.py check --fail-level WARNING
	@$(workshop) $(python) manage.py check_templates
	@.venv/bin/djlint templates --lint --quiet

format: .venv/dev ## put the code in its standard form
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

messages: .venv/dev ## gather the texts to translate into locale/, and compile what is translated
	@command -v msgfmt >/dev/null || { \
		echo "This needs GNU gettext: install it (on Debian, gettext)." >&2; exit 1; }
	@$(workshop) $(python) manage.py makemessages --all --extension html,py,jinja,xml --no-wrap \
		--add-location file --no-obsolete --ignore ".venv/*" --ignore "var/*" --ignore "tests/*"
	@$(workshop) $(python) manage.py compilemessages --ignore ".venv/*" --ignore "var/*"

lock: .venv/dev ## take the newest versions that requirements*.in allow into the lock files
	@$(pip) uv
	@set -e; for name in requirements requirements-dev; do \
		.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url "$$name.in" -o "$$name.txt"; \
	done

# .venv is made anew whenever a lock file changed. An install that was interrupted leaves no stamp
# behind, so that half of one is never taken for the whole.
.venv/site: requirements.txt
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "There is no $(PYTHON): install Python 3.11 or newer, or name it with PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Backfile needs Python 3.11 or newer: name one with PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make a .venv: install its venv (on Debian, python3-venv)." >&2; exit 1; }
	@echo "Making .venv …"
	@rm -rf .venv
	@"$(PYTHON)" -m venv .venv
	@echo "Installing what the site runs on …"
	@$(pip) --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/site
	@echo "Installing what tests and checks need …"
	@rm -f .venv/site
	@$(pip) --require-hashes -r requirements-dev.txt
	@touch .venv/site $@
